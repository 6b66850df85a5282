package io.tenantry.notification.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.notification.Mailbox;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class HeaderTextTest {

  @Test
  void plain_text_stays_readable() {
    assertThat(HeaderText.encoded("Receipt of Rao & Co, 50 %"))
        .isEqualTo("Receipt of Rao & Co, 50 %");
  }

  @Test
  void a_long_title_in_another_script_is_kept() {
    String title = "क्षिति".repeat(24);
    assertThat(Mailbox.decoded(HeaderText.encoded(title))).isEqualTo(title);
  }

  @Test
  void a_line_break_begins_no_header() {
    assertThat(HeaderText.encoded("Hello\r\nBcc: all@example.com\nX: y"))
        .isEqualTo("Hello  Bcc: all@example.com X: y");
  }

  @Test
  void what_looks_encoded_is_shown_as_it_was_written() {
    String disguised = "=?UTF-8?B?QmFuaw==?=";
    assertThat(HeaderText.encoded(disguised)).isNotEqualTo(disguised);
    assertThat(Mailbox.decoded(HeaderText.encoded(disguised))).isEqualTo(disguised);
  }

  @Test
  void a_name_of_a_sender_keeps_its_letters() {
    assertThat(HeaderText.mailbox("Tenantry", "a@b.example")).isEqualTo("Tenantry <a@b.example>");
    String sender = HeaderText.mailbox("आशा 🏠", "a@b.example");
    assertThat(sender).matches("[ -~]+").endsWith("= <a@b.example>");
    assertThat(Mailbox.decoded(sender)).isEqualTo("आशा 🏠 <a@b.example>");
  }

  @Property
  void every_subject_that_fits_on_a_line_is_read_back_from_ascii(
      @ForAll @StringLength(max = 300) String text) {
    String encoded = HeaderText.encoded(text);
    assertThat(encoded.length()).isLessThan(998);
    assertThat(encoded.chars()).allMatch(c -> c >= ' ' && c <= '~');
    String read = Mailbox.decoded(encoded);
    if (seen(text).getBytes(StandardCharsets.UTF_8).length <= 450) {
      assertThat(read).isEqualTo(seen(text));
    } else {
      assertThat(read).endsWith("…");
      assertThat(seen(text)).startsWith(read.substring(0, read.length() - 1));
    }
  }

  private static String seen(String text) {
    var seen = new StringBuilder();
    text.codePoints()
        .map(c -> Character.isISOControl(c) ? ' ' : c)
        .map(c -> Character.getType(c) == Character.SURROGATE ? 0xFFFD : c)
        .forEach(seen::appendCodePoint);
    return seen.toString().strip();
  }
}
