package io.tenantry.auth.organization;

import io.tenantry.platform.data.Tx;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;

/** A person who works for an organization. */
record Member(
    UUID userId, String email, String firstName, String lastName, String role, Instant joinedAt) {
  static Member from(Row row) {
    return new Member(
        row.getUUID("id"),
        row.getString("email"),
        row.getString("first_name"),
        row.getString("last_name"),
        row.getString("role"),
        Tx.instant(row, "joined_at"));
  }
}
