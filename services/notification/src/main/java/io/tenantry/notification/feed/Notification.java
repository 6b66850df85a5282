package io.tenantry.notification.feed;

import io.tenantry.platform.data.Rows;
import java.time.Instant;
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
  static final Rows<Notification> ROWS = Rows.of("notification", Notification.class);

}
