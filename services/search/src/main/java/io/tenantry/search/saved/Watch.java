package io.tenantry.search.saved;

import io.tenantry.platform.data.Tx;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A saved search that looks for news.
 *
 * @param alertsFrom what was news before does not count
 * @param lookedUntil news up to here were looked at
 * @param told listings it was told of
 * @param failures how often in a row it could not be asked
 */
record Watch(
    UUID id,
    UUID person,
    String name,
    Map<String, String> query,
    boolean forgiving,
    Instant alertsFrom,
    Instant lookedUntil,
    List<UUID> told,
    int failures) {
  /** Margin for listings that are indexed late. */
  private static final Duration LATE = Duration.ofHours(1);

  static Watch from(Row row) {
    return new Watch(
        row.getUUID("id"),
        row.getUUID("person_id"),
        row.getString("name"),
        SavedSearch.query(row),
        row.getBoolean("forgiving"),
        Tx.instant(row, "alerts_from"),
        Tx.instant(row, "looked_until"),
        List.of(row.getArrayOfUUIDs("told")),
        row.getInteger("failures"));
  }

  /** From when on something is news. */
  Instant since() {
    Instant late = lookedUntil.minus(LATE);
    return late.isAfter(alertsFrom) ? late : alertsFrom;
  }
}
