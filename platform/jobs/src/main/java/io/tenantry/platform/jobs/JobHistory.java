package io.tenantry.platform.jobs;

import io.smallrye.mutiny.Uni;
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

/** What ran, as of which day, with what result. */
@ApplicationScoped
class JobHistory {
  private final Database database;

  JobHistory(Database database) {
    this.database = database;
  }

  Uni<Void> queued(UUID id, String job, LocalDate asOf, Optional<UUID> requestedBy) {
    return write(
        """
        insert into job_run (id, job, as_of, status, requested_by) values ($1, $2, $3, 'queued', $4)
        """,
        id,
        job,
        asOf,
        requestedBy);
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
