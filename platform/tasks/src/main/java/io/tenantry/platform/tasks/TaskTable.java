package io.tenantry.platform.tasks;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Ids;
import io.tenantry.platform.data.Tx;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows of tasks. */
@ApplicationScoped
class TaskTable {
  /** The worker that still has it when its attempt times out writes that down; then it is free. */
  private static final Duration MARGIN = Duration.ofSeconds(20);

  private static final String ADD =
      """
      insert into outbound_task (id, kind, subject, arguments, due_at, waiting_since)
      select $1, $2, $3, $4::jsonb, due, due from (select now() + $5 * interval '1 millisecond') d (due)
      on conflict on constraint outbound_task_is_written_once do update set
        arguments = outbound_task.arguments || excluded.arguments,
        revision = outbound_task.revision + 1,
        due_at = case when outbound_task.dead_at is null
          then least(outbound_task.due_at, excluded.due_at) else excluded.due_at end,
        waiting_since = case when outbound_task.dead_at is null
          then least(outbound_task.waiting_since, excluded.due_at) else excluded.due_at end,
        failures = 0, dead_at = null
      """;

  private static final String REMOVE = "delete from outbound_task where kind = $1 and subject = $2";

  private static final String FREE = "dead_at is null and coalesce(leased_until <= now(), true)";

  private static final String DUE =
      """
      select kind, (select count(*) from (
          select from outbound_task t
          where t.kind = kinds.kind and due_at <= now() and %s limit $2) due) as due
      from unnest($1::text[]) as kinds (kind)
      """
          .formatted(FREE);

  private static final String LEASE =
      """
      update outbound_task set attempts = attempts + 1,
        due_at = now() + $1 * interval '1 millisecond',
        leased_until = now() + $1 * interval '1 millisecond'
      where %s returning id, kind, subject, arguments, revision, attempts
      """;

  private static final String LEASE_NEXT =
      LEASE.formatted(
          """
          id = (select id from outbound_task where kind = $2 and due_at <= now() and %s
                order by due_at limit 1 for update skip locked)
          """
              .formatted(FREE));

  private static final String LEASE_ONE = LEASE.formatted("kind = $2 and subject = $3 and " + FREE);

  private static final String DONE = "delete from outbound_task where id = $1 and revision = $2";

  private static final String BACKOFF =
      "least(power(2, least(attempts, 12)), 3600) * interval '1 second'";

  /** One that was added again meanwhile is due at once. */
  private static final String AGAIN =
      """
      update outbound_task set leased_until = null, last_error = null, failures = 0,
        attempts = case when $3 then 0 else attempts end,
        due_at = next.due, waiting_since = next.due
      from (select case when $3 or revision <> $2 then now() else now() + %s end as due
            from outbound_task where id = $1) next
      where id = $1
      """
          .formatted(BACKOFF);

  private static final String FAILED =
      """
      update outbound_task set leased_until = null, last_error = $3, failures = failures + 1,
        due_at = case when revision = $2 then now() + %s else now() end,
        dead_at = case when failures + 1 >= $4 then now() end
      where id = $1 returning dead_at is not null as dead
      """
          .formatted(BACKOFF);

  private static final String BACKLOG =
      """
      select kind, count(*) filter (where dead_at is null) as pending,
        count(*) filter (where dead_at is not null) as dead,
        greatest(0, extract(epoch from now() - min(waiting_since) filter (where dead_at is null)))::float8
          as oldest
      from outbound_task group by kind
      """;

  private final Database database;

  TaskTable(Database database) {
    this.database = database;
  }

  Uni<Void> add(Tx tx, String kind, List<UUID> subjects, JsonObject arguments, Duration in) {
    double delay = in.toMillis();
    return subjects.isEmpty()
        ? Uni.createFrom().voidItem()
        : tx.executeAll(
            ADD,
            subjects.stream()
                .map(subject -> new Object[] {Ids.next(), kind, subject, arguments, delay})
                .toList());
  }

  Uni<Void> remove(Tx tx, String kind, UUID subject) {
    return tx.execute(REMOVE, kind, subject).replaceWithVoid();
  }

  /** Counts the due tasks of a kind, up to a limit. */
  record Due(String kind, int tasks) {
    static Due from(Row row) {
      return new Due(row.getString("kind"), row.getLong("due").intValue());
    }
  }

  Uni<List<Due>> due(String[] kinds, int most) {
    return database.asService(tx -> tx.list(DUE, Due::from, kinds, most));
  }

  /** Leases the next task that is due; nobody else gets it while the handler may be at work. */
  Uni<Optional<OutboundTask>> leaseNext(TaskHandler handler) {
    return database.asService(
        tx -> tx.one(LEASE_NEXT, OutboundTask::from, lease(handler), handler.kind()));
  }

  /** Leases this task, due or not, unless somebody else is at it. */
  Uni<Optional<OutboundTask>> lease(TaskHandler handler, UUID subject) {
    return database.asService(
        tx -> tx.one(LEASE_ONE, OutboundTask::from, lease(handler), handler.kind(), subject));
  }

  private static double lease(TaskHandler handler) {
    return handler.timeout().plus(MARGIN).toMillis();
  }

  /** Deletes the task; the item is false when it was added again meanwhile, and is due now. */
  Uni<Boolean> done(OutboundTask task) {
    return database.asService(
        tx ->
            tx.execute(DONE, task.id(), task.revision())
                .flatMap(deleted -> deleted == 1 ? Uni.createFrom().item(true) : due(tx, task)));
  }

  private static Uni<Boolean> due(Tx tx, OutboundTask task) {
    return again(tx, task, true).map(kept -> kept == 0);
  }

  /** Lets go of the task until later, or only until its next turn. */
  Uni<Void> again(OutboundTask task, boolean atOnce) {
    return database.asService(tx -> again(tx, task, atOnce)).replaceWithVoid();
  }

  private static Uni<Integer> again(Tx tx, OutboundTask task, boolean atOnce) {
    return tx.execute(AGAIN, task.id(), task.revision(), atOnce);
  }

  /** Notes a failure; the item is whether the task is dead. */
  Uni<Boolean> failed(OutboundTask task, TaskHandler handler, String reason) {
    return database.asService(
        tx ->
            tx.one(
                    FAILED,
                    row -> row.getBoolean("dead"),
                    task.id(),
                    task.revision(),
                    reason,
                    handler.maxFailures())
                .map(dead -> dead.orElse(false))
                .call(dead -> dead ? handler.dead(tx, task, reason) : Uni.createFrom().voidItem()));
  }

  /**
   * Counts of the tasks of a kind.
   *
   * @param oldest for how many seconds the oldest that is due has not worked
   */
  record Backlog(String kind, long pending, long dead, double oldest) {
    static Backlog from(Row row) {
      Double oldest = row.getDouble("oldest");
      return new Backlog(
          row.getString("kind"),
          row.getLong("pending"),
          row.getLong("dead"),
          oldest == null ? 0 : oldest);
    }
  }

  Uni<List<Backlog>> backlog() {
    return database.asService(tx -> tx.list(BACKLOG, Backlog::from));
  }
}
