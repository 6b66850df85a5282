package io.tenantry.simulator.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.simulator.store.Json;

/**
 * One copy of one event on its way.
 *
 * @param id event id and number of the copy
 * @param due milliseconds since 1970 of the next attempt
 */
record Delivery(
    String id, String eventId, String type, int attempts, boolean delivered, int status, long due) {
  private static final long FIRST_RETRY_MILLIS = 500;
  private static final int DOUBLINGS = 9;

  static Delivery first(ObjectNode event, String copy, long due) {
    String eventId = event.get("id").asText();
    String type = event.get("type").asText();
    return new Delivery(eventId + "." + copy, eventId, type, 0, false, 0, due);
  }

  static Delivery read(String text) {
    ObjectNode row = Json.read(text);
    return new Delivery(
        row.get("id").asText(),
        row.get("eventId").asText(),
        row.get("type").asText(),
        row.get("attempts").asInt(),
        row.get("delivered").asBoolean(),
        row.get("status").asInt(),
        row.get("due").asLong());
  }

  ObjectNode json() {
    return Json.object()
        .put("id", id)
        .put("eventId", eventId)
        .put("type", type)
        .put("attempts", attempts)
        .put("delivered", delivered)
        .put("status", status)
        .put("due", due);
  }

  Delivery arrived(int answer) {
    return new Delivery(id, eventId, type, attempts + 1, true, answer, due);
  }

  /** Waits 0.5 s, 1 s, 2 s … 256 s between attempts. */
  Delivery failed(int answer, long now) {
    long wait = FIRST_RETRY_MILLIS << Math.min(attempts, DOUBLINGS);
    return new Delivery(id, eventId, type, attempts + 1, false, answer, now + wait);
  }

  Delivery dueAt(long time) {
    return new Delivery(id, eventId, type, attempts, delivered, status, time);
  }
}
