package io.tenantry.search.saved;

import io.tenantry.platform.data.Rows;
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
  static final Rows<Watch> ROWS = Rows.of("saved_search", Watch.class)
          .named("person", "person_id")
          .reading("query", SavedSearch::query);

  /** Margin for listings that are indexed late. */
  private static final Duration LATE = Duration.ofHours(1);


  /** From when on something is news. */
  Instant since() {
    Instant late = lookedUntil.minus(LATE);
    return late.isAfter(alertsFrom) ? late : alertsFrom;
  }
}
