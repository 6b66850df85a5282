package io.tenantry.lease.lease;

import io.smallrye.mutiny.Uni;
import io.tenantry.contracts.booking.BookingCancelled;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Ends leases that nobody will ever live by. Booking refuses to cancel once the move-in day is over
 * (docs/adr/0060), so a booking that was cancelled never was a home.
 */
@ApplicationScoped
class Cancellations {
  private static final String TAKE_TURN =
      "select pg_advisory_xact_lock(hashtextextended('lease of booking ' || $1::uuid, 0))";

  /** So that a confirmation that is handled late starts nothing. */
  private static final String REMEMBER =
      """
      insert into cancelled_booking (booking_id, org_id, cancelled_at) values ($1, $2, $3)
      on conflict do nothing
      """;

  private static final String CANCEL =
      """
      update lease set status = $2, cancelled_at = $3 where booking_id = $1 and status = any($4)
      returning *
      """;

  private final Outbox outbox;

  Cancellations(Outbox outbox) {
    this.outbox = outbox;
  }

  /** Lets one event about a booking have its effect at a time. */
  static Uni<Void> takeTurn(Tx tx, UUID booking) {
    return tx.execute(TAKE_TURN, booking).replaceWithVoid();
  }

  /** Ends the lease of a confirmed booking that was cancelled, once, also one yet to come. */
  Uni<Void> cancel(Tx tx, BookingCancelled booking) {
    return takeTurn(tx, booking.getBookingId())
        .chain(
            () ->
                tx.execute(
                    REMEMBER,
                    booking.getBookingId(),
                    booking.getOrganizationId(),
                    booking.getCancelledAt()))
        .chain(
            () ->
                tx.one(
                    CANCEL,
                    Lease.ROWS::read,
                    booking.getBookingId(),
                    LeaseStatus.CANCELLED.column(),
                    booking.getCancelledAt(),
                    LeaseStatus.CANCELLED.sources()))
        .flatMap(
            ended ->
                ended
                    .map(lease -> tell(tx, lease, booking.getReason()))
                    .orElseGet(Uni.createFrom()::voidItem));
  }

  private Uni<Void> tell(Tx tx, Lease lease, String reason) {
    return outbox.add(tx, lease.id(), lease.organizationId(), lease.cancelled(reason));
  }
}
