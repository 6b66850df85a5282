package io.tenantry.booking.booking;

import io.smallrye.mutiny.Uni;
import io.tenantry.booking.availability.Availabilities;
import io.tenantry.booking.availability.Offer;
import io.tenantry.booking.availability.Stock;
import io.tenantry.contracts.payment.PaymentRefunded;
import io.tenantry.contracts.payment.PaymentSucceeded;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.AvroMoney;
import io.tenantry.platform.events.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import org.joda.money.Money;

/** What money does to a booking (rules.md §2.2). */
@ApplicationScoped
class Settlements {
  private final Bookings bookings;
  private final Availabilities availabilities;
  private final Outbox outbox;
  private final Clock clock;

  Settlements(Bookings bookings, Availabilities availabilities, Outbox outbox, Clock clock) {
    this.bookings = bookings;
    this.availabilities = availabilities;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Money came: the hold is confirmed, or units are taken again, or the money goes back. */
  Uni<Void> paid(Tx tx, PaymentSucceeded payment) {
    return bookings
        .lock(tx, payment.getPayableId())
        .flatMap(booking -> settle(tx, booking, payment));
  }

  /** The money is back where it came from. */
  Uni<Void> refunded(Tx tx, PaymentRefunded refund) {
    return bookings.lock(tx, refund.getPayableId()).flatMap(booking -> close(tx, booking, refund));
  }

  private Uni<Void> settle(Tx tx, Booking booking, PaymentSucceeded payment) {
    Course course = booking.course();
    if (course.paymentId().filter(payment.getPaymentId()::equals).isPresent()) {
      return Uni.createFrom().voidItem();
    }
    if (course.status() == BookingStatus.PENDING) {
      return availabilities
          .find(tx, booking.listingId())
          .map(offer -> offer.map(Offer::stock).orElseThrow())
          .flatMap(stock -> confirm(tx, booking, payment, stock));
    }
    return course.revivable() ? revive(tx, booking, payment) : giveBack(tx, booking, payment);
  }

  private Uni<Void> revive(Tx tx, Booking booking, PaymentSucceeded payment) {
    return availabilities
        .takeAgain(tx, booking.listingId(), booking.quantity())
        .flatMap(
            stock ->
                stock.isPresent()
                    ? confirm(tx, booking, payment, stock.get())
                    : giveBack(tx, booking, payment));
  }

  private Uni<Void> confirm(Tx tx, Booking booking, PaymentSucceeded payment, Stock stock) {
    Booking confirmed =
        booking.with(
            booking.course().confirmed(payment.getPaymentId(), paid(payment), clock.instant()));
    return bookings
        .keep(tx, confirmed)
        .chain(
            () ->
                outbox.add(
                    tx,
                    confirmed.id(),
                    confirmed.organizationId(),
                    BookingFacts.confirmed(confirmed, stock)));
  }

  private Uni<Void> giveBack(Tx tx, Booking booking, PaymentSucceeded payment) {
    Optional<Booking> changed =
        booking.course().paymentId().isEmpty()
            ? Optional.of(
                booking.with(
                    booking
                        .course()
                        .refundRequested(payment.getPaymentId(), paid(payment), clock.instant())))
            : Optional.empty();
    Uni<Void> kept =
        changed.map(next -> bookings.keep(tx, next)).orElseGet(Uni.createFrom()::voidItem);
    return kept.chain(
        () ->
            outbox.add(
                tx,
                booking.id(),
                booking.organizationId(),
                BookingFacts.refundRequested(
                    booking,
                    payment.getPaymentId(),
                    paid(payment),
                    "Paid after the booking had ended",
                    clock.instant())));
  }

  private Uni<Void> close(Tx tx, Booking booking, PaymentRefunded refund) {
    Course course = booking.course();
    boolean concerns = course.paymentId().filter(refund.getPaymentId()::equals).isPresent();
    return concerns && course.status() != BookingStatus.REFUNDED
        ? bookings.keep(tx, booking.with(course.refunded()))
        : Uni.createFrom().voidItem();
  }

  private static Money paid(PaymentSucceeded payment) {
    return AvroMoney.from(payment.getAmount());
  }
}
