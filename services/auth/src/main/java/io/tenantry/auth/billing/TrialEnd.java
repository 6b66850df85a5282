package io.tenantry.auth.billing;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.jobs.Job;
import io.tenantry.platform.jobs.Sweep;
import io.tenantry.platform.time.PlatformDay;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/** Suspends organizations whose trial is over and who chose no plan. The same day again is fine. */
@ApplicationScoped
class TrialEnd implements Job {
  private static final String OVER =
      """
      select org_id from organization
      where status = 'trial' and deleted_at is null and trial_ends_at < $1 order by org_id
      """;

  private final Database database;
  private final Subscriptions subscriptions;

  TrialEnd(Database database, Subscriptions subscriptions) {
    this.database = database;
    this.subscriptions = subscriptions;
  }

  @Override
  public String name() {
    return "trial-end";
  }

  @Override
  public String schedule() {
    return "0 30 0 * * *";
  }

  @Override
  public Uni<Map<String, Integer>> run(LocalDate asOf) {
    return database
        .asService(tx -> tx.list(OVER, row -> row.getUUID("org_id"), PlatformDay.begin(asOf)))
        .flatMap(organizations -> Sweep.oneByOne(organizations, this::suspend))
        .map(swept -> swept.findings("suspended"));
  }

  /** An organization that chose a plan in this very moment is left alone. */
  private Uni<Integer> suspend(UUID organization) {
    return subscriptions
        .endTrial(organization)
        .replaceWith(1)
        .onFailure(HttpProblem.class)
        .recoverWithItem(0);
  }
}
