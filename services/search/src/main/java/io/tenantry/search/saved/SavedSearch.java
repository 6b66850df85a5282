package io.tenantry.search.saved;

import io.tenantry.platform.data.Tx;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A search that a person keeps.
 *
 * @param query the parameters of {@code GET /api/v1/search/listings}
 * @param alerts whether the person is told when something new fits
 */
record SavedSearch(
    UUID id, String name, Map<String, String> query, boolean alerts, Instant createdAt) {

  static SavedSearch from(Row row) {
    return new SavedSearch(
        row.getUUID("id"),
        row.getString("name"),
        query(row),
        row.getBoolean("alerts"),
        Tx.instant(row, "created_at"));
  }

  static Map<String, String> query(Row row) {
    Map<String, String> query = new TreeMap<>();
    row.getJsonObject("query").forEach(entry -> query.put(entry.getKey(), "" + entry.getValue()));
    return query;
  }
}
