package io.tenantry.booking.visit;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.events.Outbox;
import io.tenantry.platform.jobs.Job;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;

/** Notes that nobody came to visits that are over and that nobody noted anything of (MKT-36). */
@ApplicationScoped
public class NoShows implements Job {
  private static final String MARK =
      """
      update visit set status = 'no_show', changed_at = $1, occupies = null
      where id in (
        select id from visit where status in ('scheduled', 'confirmed') and ends_at < $1::timestamptz
        order by starts_at limit 500 for update skip locked)
      returning *
      """;

  private final Database database;
  private final Outbox outbox;
  private final Clock clock;

  NoShows(Database database, Outbox outbox, Clock clock) {
    this.database = database;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "mark-no-shows";
  }

  /** As the feature has it; the global schedule does not name it (C-59). */
  @Override
  public String schedule() {
    return "0 */30 * * * *";
  }

  /** Marks what is over now; visits know minutes, so the day does not matter. */
  @Override
  public Uni<Map<String, Integer>> run(LocalDate asOf) {
    return database
        .asService(
            tx ->
                tx.list(MARK, Visit::from, clock.instant())
                    .call(
                        missed ->
                            Multi.createFrom()
                                .iterable(missed)
                                .onItem()
                                .transformToUniAndConcatenate(
                                    visit ->
                                        outbox.add(
                                            tx,
                                            visit.id(),
                                            visit.organizationId(),
                                            VisitFacts.missed(visit)))
                                .collect()
                                .asList()))
        .map(missed -> Map.of("missed", missed.size()));
  }
}
