package io.tenantry.search.saved;

import io.tenantry.platform.data.Rows;
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
  static final Rows<SavedSearch> ROWS = Rows.of("saved_search", SavedSearch.class).reading("query", SavedSearch::query);


  static Map<String, String> query(Row row) {
    Map<String, String> query = new TreeMap<>();
    row.getJsonObject("query").forEach(entry -> query.put(entry.getKey(), "" + entry.getValue()));
    return query;
  }
}
