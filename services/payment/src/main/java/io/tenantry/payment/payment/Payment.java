package io.tenantry.payment.payment;

import io.tenantry.payment.ledger.Booked;
import io.tenantry.payment.payable.Payable;
import io.tenantry.payment.payable.PayableType;
import io.tenantry.platform.data.Ids;
import io.tenantry.platform.data.Tx;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;

/**
 * One try to pay a payable.
 *
 * @param automatic nobody is there: a saved method is charged
 * @param surplus the payable was paid already; this money goes back
 * @param methodId the method that is charged, or was saved with this payment
 * @param intentId the provider's reference of the money
 */
record Payment(
    UUID id,
    UUID organizationId,
    UUID payer,
    PayableType payableType,
    UUID payableId,
    String description,
    Money amount,
    PaymentStatus status,
    boolean automatic,
    boolean surplus,
    Page page,
    Optional<UUID> methodId,
    Optional<String> intentId,
    Optional<String> failureCode,
    Instant createdAt,
    Optional<Instant> paidAt) {

  /** A new try to pay {@code payable} on a page. */
  static Payment onPage(Payable payable, Page page, Instant now) {
    return of(payable, page, false, Optional.empty(), now);
  }

  /** A new try to pay {@code payable} while nobody is there. */
  static Payment automatic(Payable payable, Optional<UUID> method, Instant now) {
    return of(payable, Page.none(), true, method, now);
  }

  private static Payment of(
      Payable payable, Page page, boolean automatic, Optional<UUID> method, Instant now) {
    return new Payment(
        Ids.next(),
        payable.organizationId(),
        payable.payer(),
        payable.type(),
        payable.id(),
        payable.description(),
        payable.due(),
        PaymentStatus.INIT,
        automatic,
        false,
        page,
        method,
        Optional.empty(),
        Optional.empty(),
        now,
        Optional.empty());
  }

  static Payment from(Row row) {
    return new Payment(
        row.getUUID("id"),
        row.getUUID("org_id"),
        row.getUUID("payer_id"),
        PayableType.valueOf(row.getString("payable_type").toUpperCase(Locale.ROOT)),
        row.getUUID("payable_id"),
        row.getString("description"),
        Tx.money(row, "total"),
        PaymentStatus.valueOf(row.getString("status")),
        row.getBoolean("automatic"),
        row.getBoolean("surplus"),
        Page.from(row),
        Optional.ofNullable(row.getUUID("method_id")),
        Optional.ofNullable(row.getString("intent_id")),
        Optional.ofNullable(row.getString("failure_code")),
        Tx.instant(row, "created_at"),
        Optional.ofNullable(row.getOffsetDateTime("paid_at")).map(OffsetDateTime::toInstant));
  }

  /** As the ledger sees it. */
  Booked booked() {
    return new Booked(id, organizationId, amount);
  }

  /** Whether its outcome is still open. */
  boolean undecided() {
    return status.undecided();
  }
}
