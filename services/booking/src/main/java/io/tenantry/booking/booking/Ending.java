package io.tenantry.booking.booking;

import io.tenantry.booking.availability.Stock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** Ends a booking: its units come back, and so does money that was paid. */
public final class Ending {
  private Ending() {}

  /** Somebody wishes it to end. Empty when it has ended. */
  public static Optional<Change> wished(
      Booking booking, Stock stock, CancelReason reason, Instant now) {
    return booking.course().status().holdsUnits()
        ? Optional.of(end(booking, stock, reason, now))
        : Optional.empty();
  }

  /** Its time is over. Empty when it was paid, has ended or has time left. */
  public static Optional<Change> due(Booking booking, Stock stock, Instant now) {
    return booking.dueAt(now)
        ? Optional.of(end(booking, stock, CancelReason.EXPIRED, now))
        : Optional.empty();
  }

  private static Change end(Booking booking, Stock stock, CancelReason reason, Instant now) {
    Booking ended = booking.with(withRefund(booking.course().cancelled(reason, now), now));
    Stock left = stock.release(ended.quantity());
    List<SpecificRecord> told = new ArrayList<>();
    told.add(BookingFacts.cancelled(ended, left));
    refundRequested(ended).ifPresent(told::add);
    return new Change(ended, Optional.of(left), told);
  }

  private static Course withRefund(Course course, Instant now) {
    return course
        .paymentId()
        .map(payment -> course.refundRequested(payment, course.amountPaid().orElseThrow(), now))
        .orElse(course);
  }

  private static Optional<SpecificRecord> refundRequested(Booking ended) {
    Course course = ended.course();
    return course
        .refundRequestedAt()
        .map(
            requested ->
                BookingFacts.refundRequested(
                    ended,
                    course.paymentId().orElseThrow(),
                    course.amountPaid().orElseThrow(),
                    "The booking was cancelled",
                    requested));
  }
}
