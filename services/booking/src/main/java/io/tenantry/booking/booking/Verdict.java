package io.tenantry.booking.booking;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.tenantry.booking.availability.Stock;

/** What a rival gets. */
public sealed interface Verdict {
  /**
   * A hold.
   *
   * @param left what is left after it
   */
  record Held(Rival rival, Booking booking, Stock left) implements Verdict {}

  /** Nothing, and why. */
  record Refused(HttpProblem problem) implements Verdict {}

  /** What their first try got. */
  record Answered() implements Verdict {}
}
