package io.tenantry.auth.privacy.erasure;

import io.tenantry.platform.data.Tx;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A person's wish to be forgotten, as they see it.
 *
 * @param waitingFor services that have not answered yet
 * @param reasons why it was refused: what the person can do about it
 * @param kept what stays under the pseudonym: what, why, period
 */
record Erasure(
    UUID erasureId,
    ErasureStatus status,
    Instant requestedAt,
    Optional<Instant> endedAt,
    List<String> waitingFor,
    List<String> reasons,
    List<Map<String, Object>> kept) {

  static Erasure from(Row row) {
    return new Erasure(
        row.getUUID("id"),
        ErasureStatus.valueOf(row.getString("status")),
        Tx.instant(row, "requested_at"),
        Optional.ofNullable(row.getOffsetDateTime("ended_at")).map(OffsetDateTime::toInstant),
        List.of(row.getArrayOfStrings("waiting_for")),
        List.of(row.getArrayOfStrings("reasons")),
        row.getJsonArray("kept").stream().map(Erasure::fields).toList());
  }

  private static Map<String, Object> fields(Object kept) {
    return ((JsonObject) kept).getMap();
  }
}
