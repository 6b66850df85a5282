package io.tenantry.rent.invoice;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.tenantry.platform.audit.Act;
import io.tenantry.platform.audit.Audit;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.print.Pdf;
import io.tenantry.platform.time.PlatformDay;
import io.tenantry.rent.party.Parties;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
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
  private final Database database;
  private final Audit audit;

  InvoicePdf(Parties parties, Database database, Audit audit) {
    this.parties = parties;
    this.database = database;
    this.audit = audit;
  }

  /** The page; escapes what people wrote. */
  @CheckedTemplate
  static final class Templates {
    private Templates() {}

    static native TemplateInstance page(
        Invoice invoice, String from, String to, String paidOn, MoneyFormatter money);
  }

  Uni<byte[]> print(Caller caller, Invoice invoice) {
    return record(caller, invoice)
        .flatMap(done -> parties.names(invoice.organizationId(), invoice.residentId()))
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
        .map(html -> Pdf.print(html, invoice.id(), issued(invoice)));
  }

  /** The page says what the resident is called: somebody else who reads it answers for that. */
  private Uni<Void> record(Caller caller, Invoice invoice) {
    if (caller.id().equals(invoice.residentId())) {
      return Uni.createFrom().voidItem();
    }
    Act act = Act.of("invoice.printed", "invoice", invoice.id()).in(invoice.organizationId());
    return database.as(caller, tx -> audit.record(tx, caller, act));
  }

  private static String paidOn(Invoice invoice) {
    return invoice.paidAt().map(moment -> PlatformDay.at(moment).toString()).orElse("");
  }

  private static Instant issued(Invoice invoice) {
    return PlatformDay.begin(invoice.issuedOn());
  }
}
