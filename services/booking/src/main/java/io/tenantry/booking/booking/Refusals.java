package io.tenantry.booking.booking;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.tenantry.platform.web.Problems;
import jakarta.ws.rs.core.Response.Status;

/** Why a hold is refused. */
final class Refusals {
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

  static HttpProblem tooManyRivals() {
    return HttpProblem.builder(
            Problems.of(
                Status.TOO_MANY_REQUESTS,
                "busy",
                "Too Many Requests",
                "Very many people want this listing right now. Try again in a moment."))
        .withHeader("Retry-After", 1)
        .build();
  }
}
