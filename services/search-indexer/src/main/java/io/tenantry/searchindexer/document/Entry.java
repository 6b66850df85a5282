package io.tenantry.searchindexer.document;

import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.util.Optional;
import java.util.UUID;

/**
 * What the index shall say of a listing, at a version.
 *
 * @param document empty when it shall say nothing: the listing is not published
 */
public record Entry(UUID listingId, long version, Optional<JsonObject> document) {

  static Entry from(Row row) {
    return new Entry(
        row.getUUID("listing_id"),
        row.getLong("document_version"),
        row.getBoolean("published") ? Optional.of(document(row)) : Optional.empty());
  }

  /** Until bookings opened it, a listing's stock is what its landlord said. */
  private static JsonObject document(Row row) {
    return row.getJsonObject("listing")
        .put("initial", orElse(row.getInteger("initial"), row.getInteger("quantity")))
        .put("available", orElse(row.getInteger("available"), row.getInteger("quantity")));
  }

  private static Integer orElse(Integer known, Integer otherwise) {
    return known == null ? otherwise : known;
  }
}
