package io.tenantry.booking.booking;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.tenantry.booking.availability.Stock;

/** Outcome of a hold request. */
public sealed interface Verdict {
  /**
   * A hold.
   *
   * @param left what is left after it
   */
  record Held(Rival rival, Booking booking, Stock left) implements Verdict {}

  /** Nothing, and why. */
  record Refused(HttpProblem problem) implements Verdict {}

  /** The request was answered before; the first answer is repeated. */
  record Answered() implements Verdict {}
}
