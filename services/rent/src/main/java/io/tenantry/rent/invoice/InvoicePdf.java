package io.tenantry.rent.invoice;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.tenantry.rent.party.Parties;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.joda.money.format.MoneyAmountStyle;
import org.joda.money.format.MoneyFormatter;
import org.joda.money.format.MoneyFormatterBuilder;

/** Prints an invoice on one page. */
@ApplicationScoped
class InvoicePdf {
  private static final MoneyFormatter MONEY =
      new MoneyFormatterBuilder()
          .appendCurrencyCode()
          .appendLiteral(" ")
          .appendAmount(MoneyAmountStyle.ASCII_DECIMAL_POINT_GROUP3_COMMA)
          .toFormatter();

  private final Parties parties;

  InvoicePdf(Parties parties) {
    this.parties = parties;
  }

  /** The page; escapes what people wrote. */
  @CheckedTemplate
  static final class Templates {
    private Templates() {}

    static native TemplateInstance page(
        Invoice invoice, String from, String to, String paidOn, MoneyFormatter money);
  }

  Uni<byte[]> print(Invoice invoice) {
    return parties
        .names(invoice.organizationId(), invoice.residentId())
        .map(
            names ->
                Templates.page(
                    invoice,
                    names.getOrDefault(invoice.organizationId(), ""),
                    names.getOrDefault(invoice.residentId(), ""),
                    paidOn(invoice),
                    MONEY))
        .flatMap(page -> Uni.createFrom().completionStage(page.renderAsync()))
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(InvoicePdf::print);
  }

  private static String paidOn(Invoice invoice) {
    return invoice
        .paidAt()
        .map(moment -> LocalDate.ofInstant(moment, ZoneOffset.UTC).toString())
        .orElse("");
  }

  private static byte[] print(String html) {
    try (var pdf = new ByteArrayOutputStream()) {
      new PdfRendererBuilder().withHtmlContent(html, "").toStream(pdf).run();
      return pdf.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
