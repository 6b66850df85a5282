package io.tenantry.booking.booking;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.tenantry.platform.web.Problems;
import java.time.Duration;

/** Why a hold is refused. */
final class Refusals {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private Refusals() {}

  static HttpProblem soldOut() {
    return Problems.conflict("sold-out", "There are not so many units left.");
  }

  static HttpProblem tooManyHolds() {
    return Problems.conflict(
        "too-many-holds",
        "You hold %d units already. Pay for one or cancel one first."
            .formatted(Judgement.MOST_OPEN_HOLDS));
  }

  static HttpProblem livedIn(CancelReason by) {
    return Problems.conflict(
        "lease-lived-in",
        by == CancelReason.BY_RESIDENT
            ? "The move-in day is over, so this is your home now. Give notice to end the lease instead."
            : "The move-in day is over, so somebody lives there. End the lease by notice instead.");
  }

  static HttpProblem tooManyRivals() {
    return Problems.tooMany(
        "busy",
        "Very many people want this listing right now. Try again in a moment.",
        RETRY_AFTER);
  }
}
