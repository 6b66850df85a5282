package io.tenantry.rent.contract;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Returns whether a rent contract is billed, and its legal moves (docs/adr/0060). */
public enum ContractStatus {
  /** Its periods are billed, until the last one is. */
  ACTIVE,
  /** Nobody will ever live by its lease: nothing is billed, and nothing is owed. */
  CANCELLED;

  private static final Map<ContractStatus, Set<ContractStatus>> MOVES =
      Map.of(ACTIVE, Set.of(CANCELLED), CANCELLED, Set.of());

  static ContractStatus of(String column) {
    return valueOf(column.toUpperCase(Locale.ROOT));
  }

  /** As it stands in the database and in JSON. */
  String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  Set<ContractStatus> next() {
    return MOVES.get(this);
  }

  /** The columns' values from which this one may be reached. */
  String[] sources() {
    return Arrays.stream(values())
        .filter(status -> status.next().contains(this))
        .map(ContractStatus::column)
        .toArray(String[]::new);
  }
}
