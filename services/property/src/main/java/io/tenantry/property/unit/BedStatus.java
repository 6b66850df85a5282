package io.tenantry.property.unit;

import io.tenantry.platform.data.Moves;
import io.tenantry.platform.data.State;

/** Occupancy states of a bed, with their legal moves. A reserved bed is repaired when free. */
public enum BedStatus implements State<BedStatus> {
  VACANT,
  OCCUPIED,
  RESERVED,
  MAINTENANCE;

  private static final Moves<BedStatus> MOVES =
      Moves.of("bed", BedStatus.class)
          .from(VACANT)
          .to(RESERVED, OCCUPIED, MAINTENANCE)
          .from(RESERVED)
          .to(OCCUPIED, VACANT)
          .from(OCCUPIED)
          .to(VACANT, MAINTENANCE)
          .from(MAINTENANCE)
          .to(VACANT);

  @Override
  public Moves<BedStatus> moves() {
    return MOVES;
  }

  /** The next status as the landlord wants it; staying is no move. */
  BedStatus toOrStay(BedStatus wanted) {
    return wanted == this ? this : to(wanted);
  }
}
