package io.tenantry.platform.tasks;

import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.util.UUID;

/**
 * Work that talks to somebody outside, about one thing of ours.
 *
 * @param arguments ids and flags; nothing personal
 * @param revision how often it was added
 * @param attempts how often it was begun, this time included
 */
public record OutboundTask(
    UUID id, String kind, UUID subject, JsonObject arguments, int revision, int attempts) {
  static OutboundTask from(Row row) {
    return new OutboundTask(
        row.getUUID("id"),
        row.getString("kind"),
        row.getUUID("subject"),
        row.getJsonObject("arguments"),
        row.getInteger("revision"),
        row.getInteger("attempts"));
  }

  /**
   * Returns whether an earlier attempt may have reached the other side: ask it before doing it
   * again.
   */
  public boolean repeated() {
    return attempts > 1;
  }

  /** Names it in the log. */
  @Override
  public String toString() {
    return kind + " of " + subject + " (task " + id + ")";
  }
}
