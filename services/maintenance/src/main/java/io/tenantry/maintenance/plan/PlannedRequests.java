package io.tenantry.maintenance.plan;

import io.smallrye.mutiny.Uni;
import io.tenantry.maintenance.home.Home;
import io.tenantry.maintenance.home.Homes;
import io.tenantry.maintenance.request.Report;
import io.tenantry.maintenance.request.Requests;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.entities.Entities;
import io.tenantry.platform.jobs.Job;
import io.tenantry.platform.jobs.Owned;
import io.tenantry.platform.jobs.Sweep;
import io.tenantry.platform.time.PropertyDay;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes the requests that plans want done, on the day at the property: hourly, since days begin all
 * over the world. A day is made once, and one that was missed is made later.
 */
@ApplicationScoped
class PlannedRequests implements Job {
  /** The day at a property is at most one ahead of the job's. */
  private static final String DUE =
      """
      select id, org_id from maintenance_plan
      where active and next_on <= $1::date + 1 and id > $2 order by id limit $3
      """;

  private final Sweep sweep;
  private final Database database;
  private final Entities entities;
  private final Homes homes;
  private final Requests requests;
  private final Clock clock;

  PlannedRequests(
      Sweep sweep,
      Database database,
      Entities entities,
      Homes homes,
      Requests requests,
      Clock clock) {
    this.sweep = sweep;
    this.database = database;
    this.entities = entities;
    this.homes = homes;
    this.requests = requests;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "maintenance-plans";
  }

  @Override
  public String schedule() {
    return "0 10 * * * *";
  }

  @Override
  public Uni<Map<String, Integer>> run(LocalDate asOf) {
    return sweep.each(DUE, asOf, this::make).map(swept -> swept.findings("requests"));
  }

  private Uni<Integer> make(Owned due) {
    return database.asServiceFor(due.organizationId(), tx -> make(tx, due.id()));
  }

  private Uni<Integer> make(Tx tx, UUID id) {
    return entities
        .in(tx, () -> Plans.locked(id).map(Plan::view))
        .flatMap(plan -> homes.property(tx, plan.propertyId(), Optional.of(plan.organizationId())))
        .flatMap(home -> home.map(found -> make(tx, id, found)).orElseGet(() -> end(tx, id)));
  }

  /** The day a plan left, and what it wants done. */
  private record Planned(LocalDate day, Report report) {}

  private Uni<Integer> make(Tx tx, UUID id, Home home) {
    LocalDate today = PropertyDay.at(clock.instant(), home.zone());
    return entities
        .in(tx, () -> Plans.locked(id).map(plan -> advanced(plan, today)))
        .flatMap(
            planned ->
                planned
                    .map(
                        next ->
                            requests.plan(tx, home, next.report(), id, next.day()).replaceWith(1))
                    .orElseGet(() -> Uni.createFrom().item(0)));
  }

  private static Optional<Planned> advanced(Plan plan, LocalDate today) {
    return plan.isDue(today)
        ? Optional.of(new Planned(plan.advance(), plan.report()))
        : Optional.empty();
  }

  /** The property is gone. */
  private Uni<Integer> end(Tx tx, UUID id) {
    return entities.in(tx, () -> Plans.locked(id).invoke(Plan::end)).replaceWith(0);
  }
}
