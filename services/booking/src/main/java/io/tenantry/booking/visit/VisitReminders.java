package io.tenantry.booking.visit;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.tenantry.booking.sweep.ItemSweep;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Outbox;
import io.tenantry.platform.jobs.Job;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Reminds of visits a day, two hours and half an hour before, each once (MKT-35). Every replica
 * sweeps; what one has locked the others skip. After an outage people get the last reminder that is
 * due and not those before it.
 */
@ApplicationScoped
public class VisitReminders implements Job {
  private static final String DUE =
      """
      status in ('scheduled', 'confirmed') and starts_at > $1
        and starts_at <= $1::timestamptz + interval '24 hours'
        and (not reminded_24h
          or not reminded_2h and starts_at <= $1::timestamptz + interval '2 hours'
          or not reminded_30m and starts_at <= $1::timestamptz + interval '30 minutes')
      """;

  private static final String TO_REMIND =
      "select id from visit where id <> all ($3) and " + DUE + " order by starts_at limit $2";

  private static final String REMIND =
      """
      update visit v set reminded_24h = true, reminded_2h = reminded_2h or due.minutes <= 120,
        reminded_30m = reminded_30m or due.minutes <= 30
      from (
        select id, case when starts_at <= $1::timestamptz + interval '30 minutes' then 30
            when starts_at <= $1::timestamptz + interval '2 hours' then 120 else 1440 end as minutes
        from visit where id = $2 and %s for update skip locked
      ) due
      where v.id = due.id returning v.*, due.minutes
      """
          .formatted(DUE);

  private final Database database;
  private final Outbox outbox;
  private final Clock clock;
  private final ItemSweep sweep;

  VisitReminders(Database database, Outbox outbox, Clock clock) {
    this.database = database;
    this.outbox = outbox;
    this.clock = clock;
    this.sweep = new ItemSweep("The reminder of visit", clock);
  }

  private record Due(Visit visit, int minutes) {
    static Due from(Row row) {
      return new Due(Visit.ROWS.read(row), row.getInteger("minutes"));
    }
  }

  @Override
  public String name() {
    return "showing-reminders";
  }

  /** For the history, as the global schedule has it (C-58); the sweep is in time. */
  @Override
  public String schedule() {
    return "0 */30 * * * *";
  }

  /** Reminds of what is due now; reminders know minutes, so the day does not matter. */
  @Override
  public Uni<Map<String, Integer>> run(LocalDate asOf) {
    return remind().map(result -> result.counts("reminded"));
  }

  @Scheduled(every = "20s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> sweep() {
    return remind().replaceWithVoid();
  }

  private Uni<ItemSweep.Result> remind() {
    return sweep.all(this::toRemind, this::remind);
  }

  private Uni<List<UUID>> toRemind(int most, UUID[] without) {
    return database.asService(
        tx -> tx.list(TO_REMIND, row -> row.getUUID("id"), clock.instant(), most, without));
  }

  private Uni<Boolean> remind(UUID id) {
    return database.asService(
        tx ->
            tx.one(REMIND, Due::from, clock.instant(), id)
                .call(due -> due.map(one -> tell(tx, one)).orElseGet(Uni.createFrom()::voidItem))
                .map(Optional::isPresent));
  }

  private Uni<Void> tell(Tx tx, Due due) {
    return outbox.add(
        tx,
        due.visit().id(),
        due.visit().organizationId(),
        VisitFacts.reminderDue(due.visit(), due.minutes()));
  }
}
