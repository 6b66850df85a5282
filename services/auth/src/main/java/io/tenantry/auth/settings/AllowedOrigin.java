package io.tenantry.auth.settings;

import io.vertx.mutiny.sqlclient.Row;
import java.util.List;
import java.util.UUID;

/**
 * Web pages that may call the API.
 *
 * @param organizations who allowed them, each for its own people only
 */
record AllowedOrigin(String origin, List<UUID> organizations) {
  static AllowedOrigin from(Row row) {
    return new AllowedOrigin(
        row.getString("origin"), List.of(row.getArrayOfUUIDs("organizations")));
  }
}
