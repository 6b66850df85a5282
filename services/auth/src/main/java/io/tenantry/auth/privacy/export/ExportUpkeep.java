package io.tenantry.auth.privacy.export;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tenantry.contracts.privacy.PersonalDataRequested;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Outbox;
import io.tenantry.platform.jobs.Job;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Deletes exports after their seven days, and asks again those services that never answered. */
@ApplicationScoped
class ExportUpkeep implements Job {
  private static final Duration PATIENCE = Duration.ofHours(1);

  /** One that was never completed ends too; the person may order another. */
  private static final String EXPIRE =
      """
      update export set status = 'EXPIRED'
      where (status = 'READY' and expires_at <= $1)
        or (status = 'COLLECTING' and requested_at <= $2) returning id
      """;

  private static final String DELETE = "delete from export_answer where export_id = any ($1)";
  private static final String DELETE_PARTS = "delete from export_part where export_id = any ($1)";
  private static final String OVERDUE =
      """
      update export e set asked_at = $1
      where status = 'COLLECTING' and asked_at <= $2
      returning id, person_id, array(select unnest(e.services) except
        select service from export_answer where export_id = e.id) as missing
      """;

  private final Database database;
  private final Outbox outbox;
  private final Clock clock;

  ExportUpkeep(Database database, Outbox outbox, Clock clock) {
    this.database = database;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "export-upkeep";
  }

  @Override
  public String schedule() {
    return "0 20 * * * *";
  }

  @Override
  public Uni<Map<String, Integer>> run(LocalDate asOf) {
    Instant now = clock.instant();
    return database
        .asService(tx -> expire(tx, now))
        .flatMap(
            expired ->
                database
                    .asService(tx -> askAgain(tx, now))
                    .map(asked -> Map.of("expired", expired, "asked again", asked)));
  }

  private static Uni<Integer> expire(Tx tx, Instant now) {
    return tx.list(EXPIRE, row -> row.getUUID("id"), now, now.minus(Exports.KEPT))
        .call(ids -> tx.execute(DELETE_PARTS, (Object) ids.toArray(UUID[]::new)))
        .call(ids -> tx.execute(DELETE, (Object) ids.toArray(UUID[]::new)))
        .map(List::size);
  }

  private Uni<Integer> askAgain(Tx tx, Instant now) {
    return tx.list(OVERDUE, ExportUpkeep::request, now, now.minus(PATIENCE))
        .call(
            requests ->
                Multi.createFrom()
                    .iterable(requests)
                    .onItem()
                    .transformToUniAndConcatenate(
                        request -> outbox.add(tx, request.getPersonId().toString(), request))
                    .collect()
                    .last())
        .map(List::size);
  }

  private static PersonalDataRequested request(Row row) {
    return new PersonalDataRequested(
        row.getUUID("id"), row.getUUID("person_id"), List.of(row.getArrayOfStrings("missing")));
  }
}
