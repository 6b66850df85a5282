package io.tenantry.searchindexer.document;

import io.vertx.mutiny.sqlclient.Row;

/**
 * Numbers of listings.
 *
 * @param known in any state
 * @param published what the index shall say
 * @param behind changed since the index was told
 * @param refused what the index does not take
 */
public record Census(long known, long published, long behind, long refused) {
  static Census from(Row row) {
    return new Census(
        row.getLong("known"),
        row.getLong("published"),
        row.getLong("behind"),
        row.getLong("refused"));
  }
}
