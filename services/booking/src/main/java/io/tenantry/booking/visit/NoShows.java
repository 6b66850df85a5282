package io.tenantry.booking.visit;

import io.smallrye.mutiny.Uni;
import io.tenantry.booking.sweep.ItemSweep;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Outbox;
import io.tenantry.platform.jobs.Job;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Notes that nobody came to visits that are over and that nobody noted anything of (MKT-36). */
@ApplicationScoped
public class NoShows implements Job {
  private static final String OVER =
      """
      select id from visit
      where status in ('scheduled', 'confirmed') and ends_at < $1 and id <> all ($3)
      order by starts_at limit $2
      """;

  /** Unless somebody else is at it or has noted what became of it. */
  private static final String MARK =
      """
      update visit set status = $3, changed_at = $2, occupies = null
      where id = (
        select id from visit
        where id = $1 and status = any($4) and ends_at < $2::timestamptz
        for update skip locked)
      returning *
      """;

  private final Database database;
  private final Outbox outbox;
  private final Clock clock;
  private final ItemSweep sweep;

  NoShows(Database database, Outbox outbox, Clock clock) {
    this.database = database;
    this.outbox = outbox;
    this.clock = clock;
    this.sweep = new ItemSweep("The visit", clock);
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
    return sweep.all(this::over, this::mark).map(result -> result.counts("missed"));
  }

  private Uni<List<UUID>> over(int most, UUID[] without) {
    return database.asService(
        tx -> tx.list(OVER, row -> row.getUUID("id"), clock.instant(), most, without));
  }

  private Uni<Boolean> mark(UUID id) {
    return database.asService(
        tx ->
            tx.one(
                    MARK,
                    Visit.ROWS::read,
                    id,
                    clock.instant(),
                    VisitStatus.NO_SHOW,
                    VisitStatus.NO_SHOW.sources())
                .call(
                    missed ->
                        missed.map(visit -> tell(tx, visit)).orElseGet(Uni.createFrom()::voidItem))
                .map(Optional::isPresent));
  }

  private Uni<Void> tell(Tx tx, Visit visit) {
    return outbox.add(tx, visit.id(), visit.organizationId(), VisitFacts.missed(visit));
  }
}
