package io.tenantry.property.portfolio;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Ids;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.tasks.OutboundTasks;
import io.tenantry.platform.web.Problems;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Imports in the database. */
@ApplicationScoped
class Imports {
  private static final int MOST_ERRORS = 1_000;

  private static final String ADD =
      """
      insert into portfolio_import (id, org_id, created_by, dry_run, status, content, encoding,
        separator, decimal_mark, total, created_at)
      values ($1, $2, $3, $4, 'queued', $5, $6, $7, $8, $9, $10) returning *
      """;
  private static final String FIND = "select * from portfolio_import where id = $1";
  private static final String BEGIN =
      """
      update portfolio_import set status = $2
      where id = $1 and status = any($3) returning *
      """;

  /** Only who knows how far it is goes on: of two who work on one, one is refused here. */
  private static final String STEP =
      """
      update portfolio_import set processed = processed + 1, imported = imported + $3,
        failed = failed + 1 - $3,
        errors = case when jsonb_array_length(errors) < $5 then errors || $4::jsonb else errors end
      where id = $1 and processed = $2 and status = 'running'
      """;

  private static final String FINISH =
      """
      update portfolio_import set status = $3, content = null, finished_at = $2
      where id = $1 and status = any($4)
      """;

  private final Database database;
  private final OutboundTasks tasks;
  private final Clock clock;

  Imports(Database database, OutboundTasks tasks, Clock clock) {
    this.database = database;
    this.tasks = tasks;
    this.clock = clock;
  }

  /** Somebody else works on it. */
  static final class Superseded extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  Uni<Import> add(Caller caller, FileText file, Notation notation, int total, boolean dryRun) {
    return database.as(
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
                    clock.instant())
                .map(Optional::orElseThrow)
                .call(added -> tasks.add(tx, Importer.KIND, added.id(), Duration.ZERO)));
  }

  Uni<Import> find(Caller caller, UUID id) {
    return database
        .as(caller, tx -> tx.one(FIND, Import.ROWS::read, id))
        .map(found -> found.orElseThrow(() -> Problems.notFound("The import")));
  }

  /** Begins to work on an import, or goes on; empty when it is over. */
  Uni<Optional<Import>> begin(UUID id) {
    return database.asService(
        tx ->
            tx.one(
                BEGIN,
                Import.ROWS::read,
                id,
                Import.Status.RUNNING,
                Import.Status.RUNNING.sources()));
  }

  /** Notes what became of a property, in the transaction that made it. */
  Uni<Void> step(Tx tx, Import of, int index, List<RowError> errors) {
    return tx.execute(STEP, of.id(), index, errors.isEmpty() ? 1 : 0, json(errors), MOST_ERRORS)
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
  Uni<Void> finish(Tx tx, UUID id, Import.Status as) {
    return tx.execute(FINISH, id, clock.instant(), as, as.sources()).replaceWithVoid();
  }
}
