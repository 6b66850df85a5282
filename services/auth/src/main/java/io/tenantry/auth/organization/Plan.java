package io.tenantry.auth.organization;

import java.util.Locale;

/** Plan that an organization subscribes to (RentFlow §2.2). */
public enum Plan {
  STARTER,
  GROWTH,
  ENTERPRISE;

  /** As it stands in the database and in events. */
  public String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** From the database. */
  public static Plan of(String column) {
    return valueOf(column.toUpperCase(Locale.ROOT));
  }
}
