package io.tenantry.maintenance.request;

import io.smallrye.mutiny.Uni;
import io.tenantry.maintenance.history.Change;
import io.tenantry.maintenance.request.MaintenanceRequest.Changed;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.jobs.Job;
import io.tenantry.platform.jobs.Sweep;
import io.tenantry.platform.web.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Tells the organization, once, of requests that should have been completed by now. */
@ApplicationScoped
class OverdueRequests implements Job {
  private static final String OVERDUE =
      """
      select id from maintenance_request
      where due_at <= $1 and overdue_at is null and status in ('received', 'in_progress')
      order by due_at limit 1000
      """;

  private final Database database;
  private final Requests requests;
  private final Clock clock;

  OverdueRequests(Database database, Requests requests, Clock clock) {
    this.database = database;
    this.requests = requests;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "maintenance-overdue";
  }

  @Override
  public String schedule() {
    return "0 */5 * * * *";
  }

  @Override
  public Uni<Map<String, Integer>> run(LocalDate asOf) {
    return database
        .asService(tx -> tx.list(OVERDUE, row -> row.getUUID("id"), clock.instant()))
        .flatMap(ids -> Sweep.oneByOne(ids, this::tell))
        .map(swept -> swept.findings("overdue"));
  }

  private Uni<Integer> tell(UUID id) {
    Instant now = clock.instant();
    return database
        .asService(
            tx ->
                requests.change(
                    tx,
                    Optional.empty(),
                    id,
                    new IfMatch(),
                    request -> Uni.createFrom().item(overdue(request, now))))
        .map(view -> view.overdueAt().equals(Optional.of(now)) ? 1 : 0);
  }

  private static List<Changed> overdue(MaintenanceRequest request, Instant now) {
    return request.isNewlyOverdue(now) ? List.of(Changed.of(Change.OVERDUE, null)) : List.of();
  }
}
