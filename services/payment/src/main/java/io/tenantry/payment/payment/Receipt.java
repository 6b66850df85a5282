package io.tenantry.payment.payment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The receipt of a payment as a PDF: one page, one column. */
final class Receipt {
  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'").withZone(ZoneOffset.UTC);
  private static final float LEFT = 72;
  private static final float TOP = 760;
  private static final float LINE = 22;

  private Receipt() {}

  /** The receipt, empty while no money came. */
  static Optional<byte[]> of(Payment payment) {
    return payment.paidAt().map(paid -> print(lines(payment, WHEN.format(paid))));
  }

  private static List<String> lines(Payment payment, String paid) {
    return List.of(
        "Receipt",
        "",
        "For: " + payment.description(),
        "Amount: " + payment.amount(),
        "Paid: " + paid,
        back(payment),
        "Payment: " + payment.id(),
        "Reference: " + reference(payment));
  }

  private static String back(Payment payment) {
    if (payment.returned().isZero()) {
      return "";
    }
    return payment.status() == PaymentStatus.REFUNDED
        ? "This payment was given back."
        : "Given back: " + payment.returned();
  }

  private static String reference(Payment payment) {
    return payment
        .manual()
        .map(manual -> manual.reference(payment.id()))
        .or(payment::intentId)
        .orElse("");
  }

  private static byte[] print(List<String> lines) {
    try (PDDocument document = new PDDocument();
        InputStream font = PDDocument.class.getResourceAsStream(FONT)) {
      PDPage page = new PDPage(PDRectangle.A4);
      document.addPage(page);
      write(document, page, PDType0Font.load(document, font), lines);
      var bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(PDDocument document, PDPage page, PDFont font, List<String> lines)
      throws IOException {
    try (var text = new PDPageContentStream(document, page)) {
      text.beginText();
      text.setLeading(LINE);
      text.newLineAtOffset(LEFT, TOP);
      for (String line : lines) {
        text.setFont(font, line.equals(lines.getFirst()) ? 22 : 12);
        text.showText(printable(font, line));
        text.newLine();
      }
      text.endText();
    }
  }

  /** What the font cannot draw becomes a question mark. */
  private static String printable(PDFont font, String line) {
    var kept = new StringBuilder();
    line.codePoints().forEach(point -> kept.append(drawn(font, point)));
    return kept.toString();
  }

  private static String drawn(PDFont font, int point) {
    String text = Character.toString(point);
    try {
      font.encode(text);
      return text;
    } catch (IOException | IllegalArgumentException e) {
      return "?";
    }
  }
}
