package io.tenantry.lease.lease;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The lifecycle of a lease and its legal moves (decisions.md C-41, docs/adr/0060). */
enum LeaseStatus {
  ACTIVE,
  MONTH_TO_MONTH,
  NOTICE,
  VACANT,
  /** Its booking ended before anybody was to move in. */
  CANCELLED;

  private static final Map<LeaseStatus, Set<LeaseStatus>> MOVES =
      Map.of(
          ACTIVE, Set.of(MONTH_TO_MONTH, NOTICE, CANCELLED),
          MONTH_TO_MONTH, Set.of(NOTICE, VACANT),
          NOTICE, Set.of(VACANT),
          VACANT, Set.of(),
          CANCELLED, Set.of());

  static LeaseStatus of(String column) {
    return valueOf(column.toUpperCase(Locale.ROOT));
  }

  /** As it stands in the database and in JSON. */
  String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  Set<LeaseStatus> next() {
    return MOVES.get(this);
  }

  /** The columns' values from which this one may be reached. */
  String[] sources() {
    return Arrays.stream(values())
        .filter(status -> status.next().contains(this))
        .map(LeaseStatus::column)
        .toArray(String[]::new);
  }
}
