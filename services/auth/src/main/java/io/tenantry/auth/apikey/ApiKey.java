package io.tenantry.auth.apikey;

import io.tenantry.platform.data.Tx;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A key as its organization sees it; never its secret. */
record ApiKey(
    UUID id,
    String name,
    List<String> permissions,
    UUID createdBy,
    Instant createdAt,
    Optional<Instant> expiresAt,
    Optional<Instant> lastUsedAt) {

  static ApiKey from(Row row) {
    return new ApiKey(
        row.getUUID("id"),
        row.getString("name"),
        List.of(row.getArrayOfStrings("permissions")),
        row.getUUID("created_by"),
        Tx.instant(row, "created_at"),
        time(row, "expires_at"),
        time(row, "last_used_at"));
  }

  private static Optional<Instant> time(Row row, String column) {
    return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
  }
}
