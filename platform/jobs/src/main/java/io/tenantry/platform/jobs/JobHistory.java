package io.tenantry.platform.jobs;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.audit.Act;
import io.tenantry.platform.audit.Actor;
import io.tenantry.platform.audit.Audit;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** History of job runs: name, business day, result. */
@ApplicationScoped
class JobHistory {
  private static final String QUEUE =
      """
      insert into job_run (id, job, as_of, status, requested_by) values ($1, $2, $3, 'queued', $4)
      """;

  private final Database database;
  private final Audit audit;

  JobHistory(Database database, Audit audit) {
    this.database = database;
    this.audit = audit;
  }

  /** The calendar's turn. */
  Uni<Void> queued(UUID id, String job, LocalDate asOf) {
    return write(QUEUE, id, job, asOf, Optional.empty());
  }

  /** Somebody's order. */
  Uni<Void> ordered(UUID id, String job, LocalDate asOf, UUID by) {
    return database.asService(
        tx ->
            tx.execute(QUEUE, id, job, asOf, by)
                .flatMap(queued -> audit.record(tx, Actor.person(by), orderedAct(id, job, asOf))));
  }

  private static Act orderedAct(UUID id, String job, LocalDate asOf) {
    return Act.of("job.ordered", "job", job).with(Map.of("runId", id, "asOf", asOf));
  }

  Uni<Void> started(UUID id) {
    return write("update job_run set status = 'running', started_at = now() where id = $1", id);
  }

  Uni<Void> succeeded(UUID id, Map<String, Integer> counts) {
    return write(
        """
        update job_run set status = 'succeeded', counts = $2, finished_at = now(), error = null
        where id = $1
        """,
        id,
        new JsonObject(Map.copyOf(counts)));
  }

  Uni<Void> failed(UUID id, Throwable failure) {
    return write(
        "update job_run set status = 'failed', error = $2, finished_at = now() where id = $1",
        id,
        failure.toString());
  }

  Uni<Optional<JobRun>> find(UUID id) {
    return database.asService(
        tx -> tx.one("select * from job_run where id = $1", JobHistory::read, id));
  }

  private Uni<Void> write(String sql, Object... parameters) {
    return database.asService(tx -> tx.execute(sql, parameters).replaceWithVoid());
  }

  private static JobRun read(Row row) {
    return new JobRun(
        row.getUUID("id"),
        row.getString("job"),
        row.getLocalDate("as_of"),
        row.getString("status"),
        row.getJsonObject("counts").getMap(),
        Optional.ofNullable(row.getString("error")),
        Tx.instant(row, "requested_at"),
        Optional.ofNullable(row.getOffsetDateTime("finished_at")).map(OffsetDateTime::toInstant));
  }
}
