package io.tenantry.platform.print;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PdfTest {
  private static final UUID ID = new UUID(1, 2);
  private static final Instant MADE = Instant.parse("2027-03-15T10:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "latin|Łukasz Żółć, Nguyễn Thị Ánh, Ç̆, Office",
        "money|₹ 12,34,567.00 € 5.00 ₫ 20.000 ₩ ₺",
        "greek_and_cyrillic|Ελένη Κυριάκου, Юлія Ґерега",
        "devanagari|आशा शर्मा, क्षिति, विद्युत, र्कि",
        "tamil|தமிழ்ச்செல்வி, ஸ்ரீ",
        "bengali|শ্রীমতী, বিদ্যুৎ",
        "telugu|తెలుగు శ్రీనివాస్",
        "kannada|ಕನ್ನಡ ಶ್ರೀ",
        "malayalam|മലയാളം ശ്രീ",
        "gujarati|ગુજરાતી શ્રી",
        "gurmukhi|ਪੰਜਾਬੀ ਸਿੰਘ",
        "odia|ଓଡ଼ିଆ ଶ୍ରୀ",
        "sinhala|සිංහල ශ්‍රී",
        "arabic|محمد علي",
        "urdu|عائشہ خان",
        "hebrew|שלום עולם",
        "thai|ภาษาไทย น้ำ",
        "emoji|🙂 🏠 👩‍👩‍👧 12",
        "symbols|5 ≤ 7, ★ ✓ → ☎",
        "mixed|Flat 2 ★ आशा & محمد <b> தமிழ் 🙂"
      })
  void a_name_looks_as_it_should_and_is_read_back_as_it_was_written(String script, String name) {
    byte[] pdf = print("<p>" + escaped(name) + "</p>");
    if (!script.equals("mixed")) { // readers turn parts of mixed lines around
      assertThat(text(pdf)).isEqualToIgnoringWhitespace(name);
    }
    GoldenPicture.check(script, pdf);
  }

  @Test
  void a_lost_vowel_sign_is_another_picture() {
    var whole = GoldenPicture.picture(print("<p>क्षिति</p>"));
    var lost = GoldenPicture.picture(print("<p>क्षित</p>"));
    assertThat(GoldenPicture.difference(whole, lost)).isGreaterThan(0.04);
  }

  @Test
  void letters_of_scripts_without_a_face_are_written_in_latin_and_never_left_out() {
    assertThat(text(print("<p>王小明, 서울</p>"))).isEqualToIgnoringWhitespace("wáng xiǎo míng, seoul");
    assertThat(text(print("<p>Ｒａｏ ＆ Ｃｏ</p>"))).isEqualToIgnoringWhitespace("Rao & Co");
    assertThat(text(print("<p>\uDB80\uDC00</p>"))).isEqualToIgnoringWhitespace("[U+F0000]");
  }

  @Test
  void what_becomes_latin_is_no_markup() {
    assertThat(text(print("<p>＜b＞＆lt;</p>"))).isEqualToIgnoringWhitespace("<b>&lt;");
  }

  @Test
  void control_characters_in_a_name_do_not_fail_the_document() {
    assertThat(text(print("<p>Asha\u0001\u0008\u001B\uFFFE Rao \uD83D</p>")))
        .isEqualToIgnoringWhitespace("Asha Rao \uFFFD");
  }

  @Test
  void nobody_turns_the_rest_of_a_line_around() {
    assertThat(text(print("<p>Rent \u202E00.001\u2066</p>")))
        .isEqualToIgnoringWhitespace("Rent 00.001");
  }

  @Test
  void long_names_stay_on_the_page() {
    byte[] pdf = print("<p style='width: 40mm'>" + "😀".repeat(60) + "स्त्री".repeat(40) + "</p>");
    assertThat(text(pdf).replaceAll("\\s", "")).isEqualTo("😀".repeat(60) + "स्त्री".repeat(40));
  }

  @Test
  void the_same_page_gives_the_same_bytes() {
    String page = "<p>Łódź आशा 🙂 محمد</p>";
    assertThat(print(page)).isEqualTo(print(page));
  }

  @Test
  void nothing_that_a_page_names_is_fetched() throws IOException {
    var asked = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          exchange.close();
        });
    server.start();
    try {
      String here = "http://127.0.0.1:" + server.getAddress().getPort();
      print(
          "<link rel='stylesheet' href='%1$s/a.css'/><style>@import url('%1$s/b.css'); p { background: url('%1$s/c.png') }</style><p>Rent</p><img src='%1$s/d.png'/><img src='file:///etc/hosts'/>"
              .formatted(here));
    } finally {
      server.stop(0);
    }
    assertThat(asked).hasValue(0);
  }

  @Property(tries = 60)
  void every_text_can_be_printed(@ForAll @StringLength(max = 40) String name) {
    assertThat(print("<p>" + escaped(name) + "</p>")).isNotEmpty();
  }

  private static byte[] print(String body) {
    return Pdf.print(
        """
        <html lang="en"><head><title>Test</title><style>
        @page { size: 120mm 30mm; margin: 5mm }
        body { font-family: 'Noto Sans'; font-size: 16pt; word-wrap: break-word }
        </style></head><body>%s</body></html>
        """
            .formatted(body),
        ID,
        MADE);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String text(byte[] pdf) {
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
