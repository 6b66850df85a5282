package io.tenantry.booking.booking;

import io.smallrye.mutiny.Uni;
import io.tenantry.booking.availability.Availabilities;
import io.tenantry.booking.availability.Offer;
import io.tenantry.contracts.payment.PaymentRefunded;
import io.tenantry.contracts.payment.PaymentSucceeded;
import io.tenantry.platform.data.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Lets money have its effect on bookings. */
@ApplicationScoped
class Settlements {
  private static final Logger LOG = Logger.getLogger(Settlements.class);
  private final Bookings bookings;
  private final Availabilities availabilities;
  private final Changes changes;
  private final Clock clock;

  Settlements(Bookings bookings, Availabilities availabilities, Changes changes, Clock clock) {
    this.bookings = bookings;
    this.availabilities = availabilities;
    this.changes = changes;
    this.clock = clock;
  }

  /** Money came. Units move only if the hold had ended. */
  Uni<Void> paid(Tx tx, PaymentSucceeded payment) {
    return bookings
        .lock(tx, payment.getPayableId())
        .flatMap(
            booking ->
                offer(tx, booking, booking.course().revivable())
                    .map(offer -> Settlement.paid(booking, offer.stock(), payment, clock.instant()))
                    .flatMap(change -> write(tx, change)));
  }

  /**
   * All of a payment is back. Units move only if the booking stood; one that somebody lives by goes
   * on standing: what they owe is a matter between them and their landlord.
   */
  Uni<Void> refunded(Tx tx, PaymentRefunded refund) {
    return bookings
        .lock(tx, refund.getPayableId())
        .flatMap(
            booking ->
                offer(tx, booking, booking.course().status().holdsUnits())
                    .map(offer -> refunded(booking, offer, refund))
                    .flatMap(change -> write(tx, change)));
  }

  private Optional<Change> refunded(Booking booking, Offer offer, PaymentRefunded refund) {
    if (MoveIn.isOver(booking, offer, clock.instant())) {
      LOG.warnf("All money of booking %s went back; it is lived by and stands", booking.id());
      return Optional.empty();
    }
    return Settlement.refunded(booking, offer.stock(), refund, clock.instant());
  }

  private Uni<Offer> offer(Tx tx, Booking booking, boolean mayMove) {
    Uni<Optional<Offer>> offer =
        mayMove
            ? availabilities.lock(tx, booking.listingId())
            : availabilities.find(tx, booking.listingId());
    return offer.map(Optional::orElseThrow);
  }

  private Uni<Void> write(Tx tx, Optional<Change> change) {
    return change.map(decided -> changes.write(tx, decided)).orElseGet(Uni.createFrom()::voidItem);
  }
}
