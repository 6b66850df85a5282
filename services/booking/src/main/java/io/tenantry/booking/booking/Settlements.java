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

  /** Money came. */
  Uni<Void> paid(Tx tx, PaymentSucceeded payment) {
    return bookings
        .lock(tx, payment.getPayableId())
        .flatMap(
            booking ->
                stock(tx, booking)
                    .map(stock -> Settlement.paid(booking, stock, payment, clock.instant()))
                    .flatMap(change -> write(tx, change)));
  }

  /** Money is back where it came from. */
  Uni<Void> refunded(Tx tx, PaymentRefunded refund) {
    return bookings
        .lock(tx, refund.getPayableId())
        .flatMap(booking -> write(tx, Settlement.refunded(booking, refund)));
  }

  /** Locked only when units may be taken again: a hold that is paid in time moves none. */
  private Uni<Stock> stock(Tx tx, Booking booking) {
    Uni<Optional<Offer>> offer =
        booking.course().revivable()
            ? availabilities.lock(tx, booking.listingId())
            : availabilities.find(tx, booking.listingId());
    return offer.map(found -> found.map(Offer::stock).orElseThrow());
  }

  private Uni<Void> write(Tx tx, Optional<Change> change) {
    return change.map(decided -> changes.write(tx, decided)).orElseGet(Uni.createFrom()::voidItem);
  }
}
