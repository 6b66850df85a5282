package io.tenantry.payment.payment;

import io.tenantry.payment.ledger.Booked;
import io.tenantry.payment.payable.Payable;
import io.tenantry.payment.payable.PayableType;
import io.tenantry.payment.provider.Provider;
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
 * @param provider who moves the money
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
    Provider provider,
    Page page,
    Optional<UUID> methodId,
    Optional<String> intentId,
    Optional<String> failureCode,
    Instant createdAt,
    Optional<Instant> paidAt) {

  /** A new try to pay {@code payable} on a page. */
  static Payment onPage(Payable payable, Provider provider, Page page, Instant now) {
    return of(payable, provider, page, false, Optional.empty(), now);
  }

  /** A new try to pay {@code payable} while nobody is there. */
  static Payment automatic(Payable payable, Provider provider, Optional<UUID> method, Instant now) {
    return of(payable, provider, Page.none(), true, method, now);
  }

  private static Payment of(
      Payable payable,
      Provider provider,
      Page page,
      boolean automatic,
      Optional<UUID> method,
      Instant now) {
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
        provider,
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
        Provider.of(row.getString("provider")),
        Page.from(row),
        Optional.ofNullable(row.getUUID("method_id")),
        Optional.ofNullable(row.getString("intent_id")),
        Optional.ofNullable(row.getString("failure_code")),
        Tx.instant(row, "created_at"),
        Optional.ofNullable(row.getOffsetDateTime("paid_at")).map(OffsetDateTime::toInstant));
  }

  /** As the ledger sees it. */
  Booked booked() {
    return new Booked(id, organizationId, provider.column(), amount);
  }

  /** This payment, which must be at {@code named}. */
  Payment at(Provider named) {
    if (provider != named) {
      throw new IllegalStateException(
          "%s speaks about payment %s, which is at %s".formatted(named, id, provider));
    }
    return this;
  }

  /** Whether the backup may open its page: there is none elsewhere, and none that may be there. */
  boolean mayMove() {
    return status == PaymentStatus.INIT && page.sessionId().isEmpty() && page.backup().isPresent();
  }

  /** Whether its outcome is still open. */
  boolean undecided() {
    return status.undecided();
  }
}
