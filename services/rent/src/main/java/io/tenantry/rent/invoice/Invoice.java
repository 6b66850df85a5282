package io.tenantry.rent.invoice;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.tenantry.platform.data.Rows;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Invoice of a resident for a period.
 *
 * @param number unique in the organization, without gaps
 * @param type rent, deposit, maintenance, utility or penalty
 * @param periodEnd last day, inclusive
 * @param amount the sum of the lines
 */
public record Invoice(
    UUID id,
    String number,
    String type,
    InvoiceStatus status,
    UUID contractId,
    UUID organizationId,
    UUID residentId,
    String unit,
    LocalDate periodStart,
    LocalDate periodEnd,
    LocalDate issuedOn,
    LocalDate dueOn,
    List<InvoiceLine> lines,
    Money amount,
    Money amountPaid,
    Optional<UUID> paymentId,
    Optional<Instant> paidAt,
    Instant createdAt) {
  static final Rows<Invoice> ROWS = Rows.of("invoice", Invoice.class)
          .named("amount", "total")
          .named("amountPaid", "paid")
          .reading("lines", Invoice::lines);

  /** Selects invoices with their lines; a condition follows. */
  static final String SELECT =
      """
      select invoice.*, (
        select coalesce(jsonb_agg(jsonb_build_object('description', description, 'amount',
            line_amount::text) order by position), '[]')
        from invoice_line where invoice_id = invoice.id) as lines
      from invoice
      """;

  private static List<InvoiceLine> lines(Row row) {
    CurrencyUnit currency = CurrencyUnit.of(row.getString("currency"));
    return row.getJsonArray("lines").stream()
        .map(line -> InvoiceLine.from((JsonObject) line, currency))
        .toList();
  }

  /** Returns the amount still owed; nothing of a void invoice. */
  @JsonProperty
  public Money balanceDue() {
    return status == InvoiceStatus.CANCELLED
        ? Money.zero(amount.getCurrencyUnit())
        : amount.minus(amountPaid);
  }

  /**
   * Adds a payment: a part leaves the status as it is, all of it pays the invoice. A void one stays
   * void; its money goes back as soon as payment hears that it is.
   */
  Invoice paid(Money payment, UUID by, Instant at) {
    Money paid = amountPaid.plus(payment);
    return paid.isLessThan(amount) || status == InvoiceStatus.CANCELLED
        ? with(status, paid, by, Optional.empty())
        : with(status.to(InvoiceStatus.PAID), paid, by, Optional.of(at));
  }

  /** Takes a refund off: the amount is owed again. */
  Invoice returned(Money money, UUID payment) {
    Money left = amountPaid.minus(money);
    return left.isLessThan(amount) && isPaid()
        ? with(status.to(InvoiceStatus.VIEWED), left, payment, Optional.empty())
        : with(status, left, payment, paidAt);
  }

  private Invoice with(InvoiceStatus next, Money paid, UUID payment, Optional<Instant> at) {
    return new Invoice(
        id,
        number,
        type,
        next,
        contractId,
        organizationId,
        residentId,
        unit,
        periodStart,
        periodEnd,
        issuedOn,
        dueOn,
        lines,
        amount,
        paid,
        Optional.of(payment),
        at,
        createdAt);
  }

  boolean isPaid() {
    return status == InvoiceStatus.PAID;
  }
}
