package io.tenantry.notification.feed;

import io.tenantry.platform.data.Tx;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Message to a person in the app; also the frame of the WebSocket.
 *
 * @param type the event's name, such as {@code booking.confirmed}
 * @param data ids of what it is about
 */
public record Notification(
    UUID id,
    String type,
    String title,
    String body,
    Instant createdAt,
    Map<String, Object> data,
    Optional<Instant> readAt) {

  static Notification from(Row row) {
    return new Notification(
        row.getUUID("id"),
        row.getString("type"),
        row.getString("title"),
        row.getString("body"),
        Tx.instant(row, "created_at"),
        row.getJsonObject("data").getMap(),
        Optional.ofNullable(row.getOffsetDateTime("read_at")).map(OffsetDateTime::toInstant));
  }
}
