package io.tenantry.property.removal;

import io.vertx.mutiny.sqlclient.Row;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Objects that depend on something to be removed, counted by name.
 *
 * @param contained would go with it
 * @param blocking has to be ended first
 */
record Dependents(Map<String, Long> contained, Map<String, Long> blocking) {

  static Dependents from(Row row, Scope scope) {
    return new Dependents(counts(row, scope.contained()), counts(row, scope.blocking()));
  }

  private static Map<String, Long> counts(Row row, Iterable<String> names) {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (String name : names) {
      if (row.getLong(name) > 0) {
        counts.put(name, row.getLong(name));
      }
    }
    return counts;
  }

  /** Counts as people read them: {@code rooms (2), beds (3)}. */
  static String words(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .map(count -> count.getKey() + " (" + count.getValue() + ")")
        .collect(Collectors.joining(", "));
  }
}
