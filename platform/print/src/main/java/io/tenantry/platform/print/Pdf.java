package io.tenantry.platform.print;

import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Prints pages of XHTML as PDF, in all scripts of the fonts here (ADR 58). Nothing is fetched: a
 * page that names pictures or links is printed without them. The same page, id and moment give the
 * same bytes on the same JDK. Blocks for some tens of milliseconds.
 */
public final class Pdf {
  private static final String FAMILY = "Noto Sans";

  /** A document takes some megabytes while it is made; the heaps of services are small. */
  private static final Semaphore AT_ONCE = new Semaphore(2);

  private static final Faces FACES =
      Faces.shippedAnd(Optional.ofNullable(System.getenv("PRINT_FONTS")).map(Path::of));

  private Pdf() {}

  /**
   * Prints a page.
   *
   * @param html well-formed, with what people wrote escaped; its font is {@code Noto Sans}
   * @param id what the document is about
   * @param made when that was made
   */
  public static byte[] print(String html, UUID id, Instant made) {
    AT_ONCE.acquireUninterruptibly();
    try {
      return made(html, id, made);
    } finally {
      AT_ONCE.release();
    }
  }

  private static byte[] made(String html, UUID id, Instant made) {
    try (var document = new PDDocument();
        var bytes = new ByteArrayOutputStream()) {
      draw(document, new PrintableText(FACES).page(html));
      ActualTexts.writeInline(document);
      date(document, made);
      document.setDocumentId(id.getMostSignificantBits() ^ id.getLeastSignificantBits());
      document.save(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void draw(PDDocument document, String html) throws IOException {
    var builder =
        new PdfRendererBuilder()
            .withHtmlContent(html, "")
            .usePDDocument(document)
            .withProducer("Tenantry")
            .useFont(FACES.first()::open, FAMILY);
    for (var priority : ExternalResourceControlPriority.values()) {
      builder.useExternalResourceAccessControl((address, type) -> false, priority);
    }
    try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
      renderer.getSharedContext().setTextRenderer(new ShapedText(document, FACES));
      renderer.layout();
      renderer.createPDFKeepOpen();
    }
  }

  private static void date(PDDocument document, Instant made) {
    Calendar date = GregorianCalendar.from(made.atZone(ZoneOffset.UTC));
    document.getDocumentInformation().setCreationDate(date);
    document.getDocumentInformation().setModificationDate(date);
  }
}
