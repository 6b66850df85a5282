package io.tenantry.searchindexer.document;

import io.vertx.mutiny.sqlclient.Row;
import java.util.UUID;

/** A listing that the index refused, and why. */
public record Refused(UUID listingId, long version, String reason) {
  static Refused from(Row row) {
    return new Refused(
        row.getUUID("listing_id"), row.getLong("rejected_version"), row.getString("rejection"));
  }
}
