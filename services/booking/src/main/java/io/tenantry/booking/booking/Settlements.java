package io.tenantry.booking.booking;

import io.smallrye.mutiny.Uni;
import io.tenantry.booking.availability.Availabilities;
import io.tenantry.booking.availability.Offer;
import io.tenantry.booking.availability.Stock;
import io.tenantry.contracts.payment.PaymentRefunded;
import io.tenantry.contracts.payment.PaymentSucceeded;
import io.tenantry.platform.data.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** Lets money have its effect on bookings. */
@ApplicationScoped
class Settlements {
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
                stock(tx, booking, booking.course().revivable())
                    .map(stock -> Settlement.paid(booking, stock, payment, clock.instant()))
                    .flatMap(change -> write(tx, change)));
  }

  /** All of a payment is back. Units move only if the booking stood. */
  Uni<Void> refunded(Tx tx, PaymentRefunded refund) {
    return bookings
        .lock(tx, refund.getPayableId())
        .flatMap(
            booking ->
                stock(tx, booking, booking.course().status().holdsUnits())
                    .map(stock -> Settlement.refunded(booking, stock, refund, clock.instant()))
                    .flatMap(change -> write(tx, change)));
  }

  private Uni<Stock> stock(Tx tx, Booking booking, boolean mayMove) {
    Uni<Optional<Offer>> offer =
        mayMove
            ? availabilities.lock(tx, booking.listingId())
            : availabilities.find(tx, booking.listingId());
    return offer.map(found -> found.map(Offer::stock).orElseThrow());
  }

  private Uni<Void> write(Tx tx, Optional<Change> change) {
    return change.map(decided -> changes.write(tx, decided)).orElseGet(Uni.createFrom()::voidItem);
  }
}
