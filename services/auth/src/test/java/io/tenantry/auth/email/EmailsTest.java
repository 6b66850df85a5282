package io.tenantry.auth.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EmailsTest {
  @Test
  void what_people_have_is_an_address() {
    for (String email :
        List.of(
            "asha.rao@example.com",
            "O'Brien@Example.com",
            "a@b.co",
            "a_b+c%d-e@mail.example.com",
            "a@xn--h2brj9c.xn--h2brj9c",
            "asha@\u092d\u093e\u0930\u0924.\u092d\u093e\u0930\u0924",
            "a@b\u00fccher.example",
            "a".repeat(64) + "@example.com")) {
      assertThat(Emails.isAddress(Emails.canonical(email))).as(email).isTrue();
    }
  }

  @Test
  void what_keycloak_or_mail_servers_refuse_is_none() {
    for (String email :
        List.of(
            "asha..rao@example.com",
            ".a@example.com",
            "a.@example.com",
            "a@-x.com",
            "a@x-.com",
            "a@x_y.com",
            "a@example.com.",
            "a@b..co",
            "a@b",
            "a@1.2.3.4",
            "@b.co",
            "a@",
            "a b@c.de",
            "a@b@c.de",
            "a".repeat(65) + "@example.com",
            "a@" + "b".repeat(64) + ".com",
            "\u00fc@example.com",
            "a@" + "bcdef.".repeat(50) + "com",
            "a\u0000@b.co")) {
      assertThat(Emails.isAddress(Emails.canonical(email))).as(email).isFalse();
    }
  }

  @Test
  void an_address_is_written_in_one_way_only() {
    String idn = Emails.canonical(" Asha@\u092d\u093e\u0930\u0924.\u092d\u093e\u0930\u0924 ");
    assertThat(idn).isEqualTo("asha@xn--h2brj9c.xn--h2brj9c");
    assertThat(Emails.canonical(idn)).isEqualTo(idn);
    String huge = "a@" + "\u00fc".repeat(500_000);
    assertThat(Emails.canonical(huge)).isEqualTo(huge);
  }

  @Test
  void nobody_has_a_reserved_address() {
    for (String email :
        List.of(
            "api-key-1@keys.invalid",
            "x@invalid",
            "A@Keys.INVALID",
            "a@keys.invalid.",
            "a@x.\uff49nvalid")) {
      assertThat(Emails.isReserved(Emails.canonical(email))).as(email).isTrue();
      assertThat(Emails.isAddress(Emails.canonical(email))).as(email).isFalse();
    }
    assertThat(Emails.isReserved("a@invalid.example")).isFalse();
  }
}
