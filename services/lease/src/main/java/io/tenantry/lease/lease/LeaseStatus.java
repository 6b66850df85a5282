package io.tenantry.lease.lease;

import io.tenantry.platform.data.Moves;
import io.tenantry.platform.data.State;

/** The lifecycle of a lease and its legal moves (decisions.md C-41, docs/adr/0060). */
enum LeaseStatus implements State<LeaseStatus> {
  ACTIVE,
  MONTH_TO_MONTH,
  NOTICE,
  VACANT,
  /** Its booking ended before anybody was to move in. */
  CANCELLED;

  private static final Moves<LeaseStatus> MOVES =
      Moves.of("lease", LeaseStatus.class)
          .from(ACTIVE)
          .to(MONTH_TO_MONTH, NOTICE, CANCELLED)
          .from(MONTH_TO_MONTH)
          .to(NOTICE, VACANT)
          .from(NOTICE)
          .to(VACANT);

  @Override
  public Moves<LeaseStatus> moves() {
    return MOVES;
  }
}
