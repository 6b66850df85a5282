package io.tenantry.property.portfolio;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.tenantry.platform.data.Moves;
import io.tenantry.platform.data.Rows;
import io.tenantry.platform.data.State;
import io.tenantry.platform.identity.Caller;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
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
  static final Rows<Import> ROWS = Rows.of("portfolio_import", Import.class)
          .named("decimal", "decimal_mark")
          .reading("percentage", row -> row.getInteger("processed") * 100 / row.getInteger("total"))
          .reading("errors", row -> errors(row.getJsonArray("errors")));

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
