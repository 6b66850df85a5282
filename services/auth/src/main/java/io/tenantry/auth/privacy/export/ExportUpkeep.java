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
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Deletes exports after their seven days, and asks again those services that never answered. */
@ApplicationScoped
class ExportUpkeep implements Job {
  private static final Logger LOG = Logger.getLogger(ExportUpkeep.class);
  private static final Duration PATIENCE = Duration.ofHours(1);

  /** One that was never completed ends too; the person may order another. */
  private static final String EXPIRE =
      """
      update export set status = $3
      where (status = 'READY' and expires_at <= $1)
        or (status = 'COLLECTING' and requested_at <= $2) returning id
      """;

  private static final String DELETE = "delete from export_answer where export_id = any ($1)";
  private static final String DELETE_PARTS = "delete from export_part where export_id = any ($1)";
  private static final String OVERDUE =
      "select id from export where status = 'COLLECTING' and asked_at <= $1 order by id";

  private static final String ASK =
      """
      update export e set asked_at = $2
      where id = $1 and status = 'COLLECTING' and asked_at <= $3
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
        .flatMap(expired -> askAgain(now).map(asked -> counts(expired, asked)));
  }

  private static Map<String, Integer> counts(int expired, List<Boolean> asked) {
    return Map.of(
        "expired", expired,
        "asked again", Collections.frequency(asked, true),
        "failed", Collections.frequency(asked, false));
  }

  private static Uni<Integer> expire(Tx tx, Instant now) {
    return tx.list(EXPIRE, row -> row.getUUID("id"), now, now.minus(Exports.KEPT), ExportStatus.EXPIRED)
        .call(ids -> tx.execute(DELETE_PARTS, (Object) ids.toArray(UUID[]::new)))
        .call(ids -> tx.execute(DELETE, (Object) ids.toArray(UUID[]::new)))
        .map(List::size);
  }

  private Uni<List<Boolean>> askAgain(Instant now) {
    return database
        .asService(tx -> tx.list(OVERDUE, row -> row.getUUID("id"), now.minus(PATIENCE)))
        .onItem()
        .transformToMulti(overdue -> Multi.createFrom().iterable(overdue))
        .onItem()
        .transformToUniAndConcatenate(export -> askOrLater(export, now))
        .collect()
        .asList();
  }

  private Uni<Boolean> askOrLater(UUID export, Instant now) {
    return database
        .asService(tx -> ask(tx, export, now))
        .replaceWith(true)
        .onFailure()
        .invoke(failure -> LOG.errorf(failure, "Export %s: nobody was asked again", export))
        .onFailure()
        .recoverWithItem(false);
  }

  private Uni<Void> ask(Tx tx, UUID export, Instant now) {
    return tx.one(ASK, ExportUpkeep::request, export, now, now.minus(PATIENCE))
        .flatMap(
            request ->
                request
                    .map(one -> outbox.add(tx, one.getPersonId().toString(), one))
                    .orElseGet(() -> Uni.createFrom().voidItem()));
  }

  private static PersonalDataRequested request(Row row) {
    return new PersonalDataRequested(
        row.getUUID("id"), row.getUUID("person_id"), List.of(row.getArrayOfStrings("missing")));
  }
}
