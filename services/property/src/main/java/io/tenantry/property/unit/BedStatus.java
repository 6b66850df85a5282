package io.tenantry.property.unit;

import io.tenantry.property.row.Choice;
import io.tenantry.property.row.IllegalMove;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/** Occupancy states of a bed, with their legal moves. A reserved bed is repaired when free. */
public enum BedStatus {
  VACANT,
  OCCUPIED,
  RESERVED,
  MAINTENANCE;

  private static final Map<BedStatus, Set<BedStatus>> MOVES =
      Map.of(
          VACANT, Set.of(RESERVED, OCCUPIED, MAINTENANCE),
          RESERVED, Set.of(OCCUPIED, VACANT),
          OCCUPIED, Set.of(VACANT, MAINTENANCE),
          MAINTENANCE, Set.of(VACANT));

  /** Returns the legal next states. */
  Set<BedStatus> next() {
    return MOVES.get(this);
  }

  /**
   * The next status; staying is no move.
   *
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 409 that says which moves are possible
   */
  BedStatus to(BedStatus wanted) {
    if (wanted != this && !next().contains(wanted)) {
      throw IllegalMove.of("The bed", this, wanted, next());
    }
    return wanted;
  }

  /** The columns' values from which this one may be reached. */
  String[] sources() {
    return Arrays.stream(values())
        .filter(status -> status.next().contains(this))
        .map(Choice::column)
        .toArray(String[]::new);
  }
}
