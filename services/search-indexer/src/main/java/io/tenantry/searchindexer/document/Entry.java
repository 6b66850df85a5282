package io.tenantry.searchindexer.document;

import io.tenantry.platform.data.Tx;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.util.Optional;
import java.util.UUID;

/**
 * Target state of a listing in the index, at a version.
 *
 * @param settled whether the index was told of this version already
 * @param document empty when it shall say nothing: the listing is not published
 */
public record Entry(UUID listingId, long version, boolean settled, Optional<JsonObject> document) {

  static Entry from(Row row) {
    return new Entry(
        row.getUUID("listing_id"),
        row.getLong("document_version"),
        row.getLong("indexed_version") >= row.getLong("document_version"),
        row.getBoolean("published") ? Optional.of(document(row)) : Optional.empty());
  }

  /** Until bookings opened it, a listing's stock is what its landlord said. */
  private static JsonObject document(Row row) {
    JsonObject document =
        row.getJsonObject("listing")
            .put("initial", orElse(row.getInteger("initial"), row.getInteger("quantity")))
            .put("available", orElse(row.getInteger("available"), row.getInteger("quantity")));
    return row.getValue("news_at") == null
        ? document
        : document.put("newsAt", Tx.instant(row, "news_at").toString());
  }

  private static Integer orElse(Integer known, Integer otherwise) {
    return known == null ? otherwise : known;
  }
}
