package io.tenantry.auth.organization;

import io.tenantry.platform.data.Tx;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;

/**
 * A customer of the platform.
 *
 * @param country ISO 3166 alpha-2
 */
record Organization(UUID id, String name, String country, UUID ownerId, Instant createdAt) {
  static Organization from(Row row) {
    return new Organization(
        row.getUUID("org_id"),
        row.getString("name"),
        row.getString("country"),
        row.getUUID("owner_id"),
        Tx.instant(row, "created_at"));
  }
}
