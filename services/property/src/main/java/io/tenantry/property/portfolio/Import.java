package io.tenantry.property.portfolio;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.tenantry.platform.data.EnumColumn;
import io.tenantry.platform.data.Moves;
import io.tenantry.platform.data.State;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.identity.Caller;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A portfolio that is being read from a file.
 *
 * @param dryRun whether everything is checked and nothing kept
 * @param attempts how often it was begun since it last got further
 * @param encoding what the file was read as
 * @param separator of its cells
 * @param decimal mark in its numbers
 * @param percentage how far it is, of properties
 * @param total properties in the file
 * @param imported properties that were made, or would be
 * @param failed properties of which nothing was made
 * @param errors at most 1000
 */
public record Import(
    UUID id,
    @JsonIgnore UUID organizationId,
    @JsonIgnore UUID createdBy,
    boolean dryRun,
    Status status,
    @JsonIgnore Optional<String> content,
    @JsonIgnore int attempts,
    String encoding,
    String separator,
    String decimal,
    int percentage,
    int total,
    @JsonIgnore int processed,
    int imported,
    int failed,
    List<RowError> errors,
    Instant createdAt,
    Optional<Instant> finishedAt) {

  /** Progress of an import; failed after too many vain starts. */
  public enum Status implements State<Status> {
    QUEUED,
    RUNNING,
    COMPLETED,
    FAILED;

    private static final Moves<Status> MOVES =
        Moves.of("import", Status.class)
            .in("portfolio_import.status")
            .from(QUEUED)
            .to(RUNNING)
            // begun again after its worker died
            .from(RUNNING)
            .to(RUNNING, COMPLETED, FAILED);

    @Override
    public Moves<Status> moves() {
      return MOVES;
    }
  }

  static Import from(Row row) {
    int total = row.getInteger("total");
    int processed = row.getInteger("processed");
    return new Import(
        row.getUUID("id"),
        row.getUUID("org_id"),
        row.getUUID("created_by"),
        row.getBoolean("dry_run"),
        EnumColumn.of(Status.class, row, "status"),
        Optional.ofNullable(row.getString("content")),
        row.getInteger("attempts"),
        row.getString("encoding"),
        row.getString("separator"),
        row.getString("decimal_mark"),
        processed * 100 / total,
        total,
        processed,
        row.getInteger("imported"),
        row.getInteger("failed"),
        errors(row.getJsonArray("errors")),
        Tx.instant(row, "created_at"),
        Optional.ofNullable(row.getOffsetDateTime("finished_at")).map(OffsetDateTime::toInstant));
  }

  private static List<RowError> errors(JsonArray errors) {
    return errors.stream().map(JsonObject.class::cast).map(Import::error).toList();
  }

  private static RowError error(JsonObject error) {
    return new RowError(
        error.getLong("line"), error.getString("column"), error.getString("message"));
  }

  /** Returns the notation of its file. */
  Notation notation() {
    return new Notation(separator.charAt(0), decimal.charAt(0));
  }

  /** Returns the person who ordered it; the work is done in their name. */
  Caller orderer() {
    return new Caller(createdBy, Optional.of(organizationId), Set.of(), "");
  }
}
