package io.tenantry.auth.organization;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * An organization's standing and its legal moves (RentFlow §2.2). Suspended and cancelled ones read
 * and do not write (docs/adr/0021).
 */
public enum OrganizationStatus {
  /** The first days; becomes suspended when they are over and no plan was chosen. */
  TRIAL,
  ACTIVE,
  SUSPENDED,
  CANCELLED;

  private static final Map<OrganizationStatus, Set<OrganizationStatus>> MOVES =
      Map.of(
          TRIAL, Set.of(ACTIVE, SUSPENDED, CANCELLED),
          ACTIVE, Set.of(SUSPENDED, CANCELLED),
          SUSPENDED, Set.of(ACTIVE, CANCELLED),
          CANCELLED, Set.of());

  /** Returns the legal next states. */
  public Set<OrganizationStatus> next() {
    return MOVES.get(this);
  }

  /** The columns' values from which this one may be reached. */
  public String[] sources() {
    return Arrays.stream(values())
        .filter(status -> status.next().contains(this))
        .map(OrganizationStatus::column)
        .toArray(String[]::new);
  }

  /** As it stands in the database and in events. */
  public String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** From the database. */
  public static OrganizationStatus of(String column) {
    return valueOf(column.toUpperCase(Locale.ROOT));
  }
}
