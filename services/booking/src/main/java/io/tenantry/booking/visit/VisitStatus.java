package io.tenantry.booking.visit;

import io.tenantry.platform.web.Problems;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** States of a visit (rules.md §17). */
enum VisitStatus {
  SCHEDULED,
  CONFIRMED,
  IN_PROGRESS,
  COMPLETED,
  NO_SHOW,
  CANCELLED;

  /** At another time it is scheduled anew: who had confirmed has confirmed the old time. */
  private static final Map<VisitStatus, Set<VisitStatus>> MOVES =
      Map.of(
          SCHEDULED, Set.of(SCHEDULED, CONFIRMED, IN_PROGRESS, COMPLETED, NO_SHOW, CANCELLED),
          CONFIRMED, Set.of(SCHEDULED, IN_PROGRESS, COMPLETED, NO_SHOW, CANCELLED),
          IN_PROGRESS, Set.of(COMPLETED),
          COMPLETED, Set.of(),
          // nobody had noted that they came
          NO_SHOW, Set.of(COMPLETED),
          CANCELLED, Set.of());

  /** The states that may follow. */
  Set<VisitStatus> moves() {
    return MOVES.get(this);
  }

  /** Moves on, or refuses. */
  VisitStatus to(VisitStatus next) {
    if (!moves().contains(next)) {
      throw Problems.conflict(
          "illegal-move",
          "A visit that is %s cannot become %s.".formatted(column(), next.column()));
    }
    return next;
  }

  /** True when the visitor still takes a place. */
  boolean stands() {
    return this == SCHEDULED || this == CONFIRMED || this == IN_PROGRESS;
  }

  static VisitStatus of(String column) {
    return valueOf(column.toUpperCase(Locale.ROOT));
  }

  /** As it stands in the database. */
  String column() {
    return name().toLowerCase(Locale.ROOT);
  }
}
