package io.tenantry.simulation;

import io.tenantry.booking.booking.BookingStatus;
import io.tenantry.payment.payment.PaymentStatus;
import io.tenantry.simulation.world.Fault;
import io.tenantry.simulation.world.Trail;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/** In how many runs each state was reached and each fault struck, and which moves were made. */
public final class Coverage {
  private final Map<BookingStatus, Integer> bookings = new EnumMap<>(BookingStatus.class);
  private final Map<PaymentStatus, Integer> payments = new EnumMap<>(PaymentStatus.class);
  private final Map<Fault, Integer> faults = new EnumMap<>(Fault.class);
  private final Trail<BookingStatus> bookingMoves = new Trail<>(BookingStatus.class);
  private final Trail<PaymentStatus> paymentMoves = new Trail<>(PaymentStatus.class);

  /** Counts a run. */
  public synchronized void add(Run run) {
    count(bookings, run.bookings().reached());
    count(payments, run.payments().reached());
    count(faults, run.faults());
    bookingMoves.add(run.bookings());
    paymentMoves.add(run.payments());
  }

  /** Returns the moves of bookings. */
  public Trail<BookingStatus> bookings() {
    return bookingMoves;
  }

  /** Returns the moves of payments. */
  public Trail<PaymentStatus> payments() {
    return paymentMoves;
  }

  /** Runs by the faults that struck. */
  public Map<Fault, Integer> faults() {
    return faults;
  }

  @Override
  public String toString() {
    return "runs with bookings %s, payments %s, faults %s".formatted(bookings, payments, faults);
  }

  private static <T> void count(Map<T, Integer> counts, Collection<T> seen) {
    seen.forEach(one -> counts.merge(one, 1, Integer::sum));
  }
}
