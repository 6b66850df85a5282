package io.tenantry.booking.booking;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.tenantry.platform.web.Problems;
import java.time.Duration;

/** Reasons to refuse a hold. */
final class Refusals {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private Refusals() {}

  static HttpProblem soldOut() {
    return Problems.conflict("sold-out", "There are not so many units left.");
  }

  static HttpProblem tooManyHolds(int open) {
    return Problems.conflict(
        "too-many-holds",
        "One person holds %d units at most until they are paid, and you hold %d. Ask for fewer, or pay for some first."
            .formatted(HoldLimits.MOST_UNITS, open));
  }

  static HttpProblem heldBefore(Duration wait) {
    long minutes = wait.plusMinutes(1).minusNanos(1).toMinutes();
    return Problems.tooMany(
        "held-before",
        "Your last hold of this listing ended unpaid, so others come first now. You can hold it again in %d %s."
            .formatted(minutes, minutes == 1 ? "minute" : "minutes"),
        wait.plusSeconds(1).minusNanos(1));
  }

  static HttpProblem tooLarge() {
    return Problems.invalid(
        "quantity", "leads to an amount that is too large; ask for fewer units");
  }

  static HttpProblem livedIn(CancelReason by) {
    return Problems.conflict(
        "lease-lived-in",
        by == CancelReason.BY_RESIDENT
            ? "The move-in day is over, so this is your home now. Give notice to end the lease"
                + " instead."
            : "The move-in day is over, so somebody lives there. End the lease by notice instead.");
  }

  static HttpProblem tooManyRivals() {
    return Problems.tooMany(
        "busy",
        "Very many people want this listing right now. Try again in a moment.",
        RETRY_AFTER);
  }
}
