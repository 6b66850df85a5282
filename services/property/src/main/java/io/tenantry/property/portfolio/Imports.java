package io.tenantry.property.portfolio;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Ids;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.web.Problems;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Imports in the database. */
@ApplicationScoped
class Imports {
  /** A worker without heartbeat for this long is replaced. */
  static final Duration DEAD_AFTER = Duration.ofMinutes(2);

  private static final int MOST_ERRORS = 1_000;

  private static final String ADD =
      """
      insert into portfolio_import (id, org_id, created_by, dry_run, status, content, encoding,
        separator, decimal_mark, total, created_at, seen_at)
      values ($1, $2, $3, $4, 'queued', $5, $6, $7, $8, $9, $10, $10) returning *
      """;
  private static final String FIND = "select * from portfolio_import where id = $1";
  private static final String OPEN =
      """
      select id from portfolio_import
      where status = 'queued' or (status = 'running' and seen_at < $1) order by id limit 100
      """;
  private static final String CLAIM =
      """
      update portfolio_import set status = $4, seen_at = $2, attempts = attempts + 1
      where id = $1 and (status = 'queued' or (status = 'running' and seen_at < $3))
      returning *
      """;

  /** Only who knows how far it is goes on: of two who work on one, one is refused here. */
  private static final String STEP =
      """
      update portfolio_import set processed = processed + 1, imported = imported + $3,
        failed = failed + 1 - $3, seen_at = $4, attempts = 0,
        errors = case when jsonb_array_length(errors) < $6 then errors || $5::jsonb else errors end
      where id = $1 and processed = $2 and status = 'running'
      """;

  private static final String FINISH =
      """
      update portfolio_import set status = $3, content = null, finished_at = $2
      where id = $1 and status = any($4)
      """;

  private final Database database;
  private final Clock clock;

  Imports(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Somebody else works on it. */
  static final class Superseded extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  Uni<Import> add(Caller caller, FileText file, Notation notation, int total, boolean dryRun) {
    return database
        .as(
            caller,
            tx ->
                tx.one(
                    ADD,
                    Import.ROWS::read,
                    Ids.next(),
                    caller.requireOrganization(),
                    caller.id(),
                    dryRun,
                    file.content(),
                    file.encoding(),
                    String.valueOf(notation.separator()),
                    String.valueOf(notation.decimalMark()),
                    total,
                    clock.instant()))
        .map(Optional::orElseThrow);
  }

  Uni<Import> find(Caller caller, UUID id) {
    return database
        .as(caller, tx -> tx.one(FIND, Import.ROWS::read, id))
        .map(found -> found.orElseThrow(() -> Problems.notFound("The import")));
  }

  /** Lists the imports without a worker. */
  Uni<List<UUID>> open() {
    return database.asService(
        tx -> tx.list(OPEN, row -> row.getUUID("id"), clock.instant().minus(DEAD_AFTER)));
  }

  /** Takes an import to work on; empty when somebody else has it, or it is done. */
  Uni<Optional<Import>> claim(UUID id) {
    Instant now = clock.instant();
    return database.asService(tx ->
            tx.one(
                CLAIM, Import.ROWS::read, id, now, now.minus(DEAD_AFTER), Import.Status.RUNNING));
  }

  /** Notes what became of a property, in the transaction that made it. */
  Uni<Void> step(Tx tx, Import of, int index, List<RowError> errors) {
    return tx.execute(
            STEP,
            of.id(),
            index,
            errors.isEmpty() ? 1 : 0,
            clock.instant(),
            json(errors),
            MOST_ERRORS)
        .invoke(
            stepped -> {
              if (stepped == 0) {
                throw new Superseded();
              }
            })
        .replaceWithVoid();
  }

  private static JsonArray json(List<RowError> errors) {
    var json = new JsonArray();
    errors.stream()
        .limit(MOST_ERRORS)
        .forEach(
            error ->
                json.add(
                    new JsonObject()
                        .put("line", error.line())
                        .put("column", error.column())
                        .put("message", error.message())));
    return json;
  }

  /** Ends an import. */
  Uni<Void> finish(Import of, Import.Status as) {
    return database.asService(
        tx -> tx.execute(FINISH, of.id(), clock.instant(), as, as.sources()).replaceWithVoid());
  }
}
