package io.tenantry.booking.booking;

import io.tenantry.platform.data.Tx;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;

/** Outcome of a hold; the part of a booking that changes. */
public record Course(
    BookingStatus status,
    Optional<UUID> paymentId,
    Optional<Money> amountPaid,
    Optional<Instant> confirmedAt,
    Optional<Instant> cancelledAt,
    Optional<CancelReason> cancelReason,
    Optional<Instant> refundRequestedAt) {

  /** A hold that was just placed. */
  static Course held() {
    return new Course(
        BookingStatus.PENDING,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  static Course from(Row row) {
    return new Course(
        BookingStatus.valueOf(row.getString("status")),
        Optional.ofNullable(row.getUUID("payment_id")),
        Optional.ofNullable(row.getBigDecimal("paid_amount")).map(paid -> Tx.money(row, "paid")),
        instant(row, "confirmed_at"),
        instant(row, "cancelled_at"),
        Optional.ofNullable(row.getString("cancel_reason")).map(CancelReason::of),
        instant(row, "refund_requested_at"));
  }

  Course confirmed(UUID payment, Money paid, Instant now) {
    return new Course(
        status.to(BookingStatus.CONFIRMED),
        Optional.of(payment),
        Optional.of(paid),
        Optional.of(now),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  Course cancelled(CancelReason reason, Instant now) {
    return new Course(
        status.to(BookingStatus.CANCELLED),
        paymentId,
        amountPaid,
        confirmedAt,
        Optional.of(now),
        Optional.of(reason),
        Optional.empty());
  }

  /** Its money shall go back. */
  Course refundRequested(UUID payment, Money paid, Instant now) {
    return new Course(
        status,
        Optional.of(payment),
        Optional.of(paid),
        confirmedAt,
        cancelledAt,
        cancelReason,
        Optional.of(now));
  }

  Course refunded() {
    return new Course(
        status.to(BookingStatus.REFUNDED),
        paymentId,
        amountPaid,
        confirmedAt,
        cancelledAt,
        cancelReason,
        refundRequestedAt);
  }

  /**
   * True when the hold ended without money and not by the landlord's decision: late money revives
   * it.
   */
  boolean revivable() {
    return status == BookingStatus.CANCELLED
        && paymentId.isEmpty()
        && cancelReason.filter(CancelReason.BY_LANDLORD::equals).isEmpty();
  }

  private static Optional<Instant> instant(Row row, String name) {
    return Optional.ofNullable(row.getOffsetDateTime(name)).map(OffsetDateTime::toInstant);
  }
}
