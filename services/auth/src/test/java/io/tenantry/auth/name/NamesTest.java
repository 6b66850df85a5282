package io.tenantry.auth.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NamesTest {
  @Test
  void names_of_all_scripts_are_names() {
    for (String name :
        List.of(
            "Asha",
            "आशा",
            "Łódź",
            "O",
            "O'Brien",
            "J.R.R.",
            "Rao Homes Pvt. Ltd.",
            "Homes@Work",
            "مريم",
            "Zoë 2nd",
            "R&B Homes (North)",
            "क्\u200dष",
            "14 Main St.",
            "Booking.com")) {
      assertThat(Names.isPlain(name)).as(name).isTrue();
    }
  }

  @Test
  void what_leads_somewhere_or_is_no_line_is_none() {
    for (String name :
        List.of(
            "https://x.example",
            "x.example/pay",
            "WWW.x.example",
            "write to a@x.example",
            "a\nb",
            "a\u0000b",
            "a\u2028b",
            "a\u0085b",
            "\u200b",
            "...",
            "mailto:x")) {
      assertThat(Names.isPlain(name)).as(name).isFalse();
    }
    assertThat(Names.orNone(" Asha ", 100)).isEqualTo("Asha");
    assertThat(Names.orNone("http://x", 100)).isEmpty();
    assertThat(Names.orNone("long", 3)).isEmpty();
  }
}
