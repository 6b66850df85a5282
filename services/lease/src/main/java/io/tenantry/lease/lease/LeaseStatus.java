package io.tenantry.lease.lease;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The lifecycle of a lease and its legal moves (decisions.md C-41). */
enum LeaseStatus {
  ACTIVE,
  MONTH_TO_MONTH,
  NOTICE,
  VACANT;

  private static final Map<LeaseStatus, Set<LeaseStatus>> MOVES =
      Map.of(
          ACTIVE, Set.of(MONTH_TO_MONTH, NOTICE),
          MONTH_TO_MONTH, Set.of(NOTICE, VACANT),
          NOTICE, Set.of(VACANT),
          VACANT, Set.of());

  static LeaseStatus of(String column) {
    return valueOf(column.toUpperCase(Locale.ROOT));
  }

  /** As it stands in the database and in JSON. */
  String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean mayBecome(LeaseStatus next) {
    return MOVES.get(this).contains(next);
  }
}
