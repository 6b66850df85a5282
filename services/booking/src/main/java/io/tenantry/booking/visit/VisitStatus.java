package io.tenantry.booking.visit;

import java.util.Locale;

/** A visit stands until somebody cancels it. */
enum VisitStatus {
  SCHEDULED,
  CANCELLED;

  static VisitStatus of(String column) {
    return valueOf(column.toUpperCase(Locale.ROOT));
  }

  /** As it stands in the database. */
  String column() {
    return name().toLowerCase(Locale.ROOT);
  }
}
