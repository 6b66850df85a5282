package io.tenantry.property.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileTextTest {
  private static final String TEXT = "Café Régence, 12 € – “Łódź” आशा";

  @ParameterizedTest
  @CsvSource({"efbbbf,UTF-8", "fffe,UTF-16LE", "feff,UTF-16BE"})
  void a_byte_order_mark_says_the_encoding_whatever_the_request_says(String mark, String charset)
      throws Exception {
    byte[] file = marked(mark, TEXT.getBytes(Charset.forName(charset)));
    assertThat(FileText.of(file, csv("windows-1252"))).isEqualTo(new FileText(TEXT, charset));
    assertThat(FileText.of(file, csv(null))).isEqualTo(new FileText(TEXT, charset));
  }

  @ParameterizedTest
  @CsvSource({"windows-1252", "ISO-8859-15", "UTF-8", "UTF-16LE", "windows-1250", "Big5"})
  void an_encoding_that_is_declared_is_read_as_it_is(String charset) {
    String text = charset.equals("Big5") ? "房屋" : charset.equals("windows-1250") ? "Łódź" : "Café";
    byte[] file = text.getBytes(Charset.forName(charset));
    assertThat(FileText.of(file, csv(charset.toLowerCase(Locale.ROOT))))
        .isEqualTo(new FileText(text, Charset.forName(charset).name()));
  }

  @Test
  void without_a_word_it_is_utf_8_or_else_windows_1252() {
    assertThat(FileText.of(TEXT.getBytes(StandardCharsets.UTF_8), csv(null)))
        .isEqualTo(new FileText(TEXT, "UTF-8"));
    byte[] windows = "Café – 12 €".getBytes(Charset.forName("windows-1252"));
    assertThat(FileText.of(windows, csv(null)))
        .isEqualTo(new FileText("Café – 12 €", "windows-1252"));
  }

  @Test
  void what_is_not_in_the_encoding_it_says_is_refused() {
    byte[] windows = "Café".getBytes(Charset.forName("windows-1252"));
    assertThatThrownBy(() -> FileText.of(windows, csv("utf-8"))).isInstanceOf(HttpProblem.class);
    assertThatThrownBy(() -> FileText.of(windows, csv("klingon"))).isInstanceOf(HttpProblem.class);
    assertThatThrownBy(() -> FileText.of(new byte[] {'a', (byte) 0x81}, csv(null)))
        .isInstanceOf(HttpProblem.class);
  }

  @Property
  void text_in_utf_8_comes_back_as_it_was(@ForAll @StringLength(max = 100) String any) {
    String text = "x" + new String(any.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    assertThat(FileText.of(text.getBytes(StandardCharsets.UTF_8), csv(null)).content())
        .isEqualTo(text.replace('\0', FileText.LOST));
  }

  private static MediaType csv(String charset) {
    return charset == null ? new MediaType("text", "csv") : new MediaType("text", "csv", charset);
  }

  private static byte[] marked(String mark, byte[] text) throws Exception {
    var file = new ByteArrayOutputStream();
    file.write(HexFormat.of().parseHex(mark));
    file.write(text);
    return file.toByteArray();
  }
}
