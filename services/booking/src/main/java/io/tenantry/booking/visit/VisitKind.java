package io.tenantry.booking.visit;

import java.util.Locale;

/** Ways to show a listing (rules.md §17). */
enum VisitKind {
  GUIDED,
  SELF_GUIDED,
  VIRTUAL;

  static VisitKind of(String column) {
    return valueOf(column.toUpperCase(Locale.ROOT));
  }

  /** As it stands in the database. */
  String column() {
    return name().toLowerCase(Locale.ROOT);
  }
}
