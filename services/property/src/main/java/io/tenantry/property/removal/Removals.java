package io.tenantry.property.removal;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.time.PropertyDay;
import io.tenantry.platform.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;

/** Says what depends on something before it leaves the portfolio. */
@ApplicationScoped
public class Removals {
  private final Clock clock;

  Removals(Clock clock) {
    this.clock = clock;
  }

  /**
   * Refuses while something depends on it.
   *
   * @param cascade whether what it contains shall go with it
   * @throws HttpProblem 409 that counts what depends on it and says what to do
   */
  public Uni<Void> check(Tx tx, Scope scope, UUID id, boolean cascade) {
    // the last day of a lease counts until it is over wherever the property is
    LocalDate today = PropertyDay.earliest(clock.instant());
    return tx.one(scope.count(), row -> Dependents.from(row, scope), id, today)
        .invoke(found -> check(found.orElseThrow(), cascade))
        .replaceWithVoid();
  }

  private static void check(Dependents dependents, boolean cascade) {
    if (!dependents.blocking().isEmpty()) {
      throw refusal(
          dependents,
          "This depends on it and has to be ended first: %s. Archive listings, cancel bookings; leases run out."
              .formatted(Dependents.words(dependents.blocking())));
    }
    if (!cascade && !dependents.contained().isEmpty()) {
      throw refusal(
          dependents,
          "It contains: %s. Remove that first, or repeat the request with ?cascade=true to remove all of it."
              .formatted(Dependents.words(dependents.contained())));
    }
  }

  private static HttpProblem refusal(Dependents dependents, String detail) {
    return HttpProblem.builder(Problems.conflict("has-dependents", detail))
        .with("contained", dependents.contained())
        .with("blocking", dependents.blocking())
        .build();
  }
}
