package io.tenantry.booking.booking;

import io.tenantry.booking.availability.Stock;
import io.tenantry.contracts.payment.PaymentRefunded;
import io.tenantry.contracts.payment.PaymentSucceeded;
import io.tenantry.platform.events.AvroMoney;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/** Effect of money on a booking (rules.md §2.2). */
public final class Settlement {
  private Settlement() {}

  /**
   * Money came: the hold is confirmed, or units are taken again, or the money goes back. Empty when
   * this payment was known.
   */
  public static Optional<Change> paid(
      Booking booking, Stock stock, PaymentSucceeded payment, Instant now) {
    Course course = booking.course();
    if (course.paymentId().filter(payment.getPaymentId()::equals).isPresent()) {
      return Optional.empty();
    }
    if (course.status() == BookingStatus.PENDING) {
      return Optional.of(confirm(booking, Optional.empty(), stock, payment, now));
    }
    Optional<Stock> taken = course.revivable() ? stock.take(booking.quantity()) : Optional.empty();
    return Optional.of(
        taken
            .map(left -> confirm(booking, taken, left, payment, now))
            .orElseGet(() -> giveBack(booking, payment, now)));
  }

  /**
   * All of the money is back where it came from. A booking that stood on it ends, although nobody
   * asked us: somebody gave it back at the provider. Empty when that changes nothing.
   */
  public static Optional<Change> refunded(
      Booking booking, Stock stock, PaymentRefunded refund, Instant now) {
    Course course = booking.course();
    if (course.paymentId().filter(refund.getPaymentId()::equals).isEmpty()) {
      return Optional.empty();
    }
    return switch (course.status()) {
      case CONFIRMED -> Optional.of(endUnpaid(booking, stock, now));
      case CANCELLED ->
          Optional.of(new Change(booking.with(course.refunded()), Optional.empty(), List.of()));
      case PENDING, REFUNDED -> Optional.empty();
    };
  }

  private static Change endUnpaid(Booking booking, Stock stock, Instant now) {
    Course cancelled = booking.course().cancelled(CancelReason.BY_LANDLORD, now);
    Booking ended = booking.with(cancelled.refunded());
    Stock left = stock.release(booking.quantity());
    return new Change(ended, Optional.of(left), List.of(BookingFacts.cancelled(ended, left)));
  }

  private static Change confirm(
      Booking booking, Optional<Stock> moved, Stock left, PaymentSucceeded payment, Instant now) {
    Booking confirmed =
        booking.with(booking.course().confirmed(payment.getPaymentId(), money(payment), now));
    return new Change(confirmed, moved, List.of(BookingFacts.confirmed(confirmed, left)));
  }

  /** The first payment stays the one that the booking names. */
  private static Change giveBack(Booking booking, PaymentSucceeded payment, Instant now) {
    Course course = booking.course();
    Booking kept =
        course.paymentId().isEmpty()
            ? booking.with(course.refundRequested(payment.getPaymentId(), money(payment), now))
            : booking;
    return new Change(
        kept,
        Optional.empty(),
        List.of(
            BookingFacts.refundRequested(
                booking,
                payment.getPaymentId(),
                money(payment),
                "Paid after the booking had ended",
                now)));
  }

  private static Money money(PaymentSucceeded payment) {
    return AvroMoney.from(payment.getAmount());
  }
}
