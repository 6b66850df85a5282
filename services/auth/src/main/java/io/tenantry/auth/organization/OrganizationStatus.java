package io.tenantry.auth.organization;

import io.tenantry.platform.data.Moves;
import io.tenantry.platform.data.State;

/**
 * An organization's standing and its legal moves (RentFlow §2.2). Suspended and cancelled ones read
 * and do not write (docs/adr/0021).
 */
public enum OrganizationStatus implements State<OrganizationStatus> {
  /** The first days; becomes suspended when they are over and no plan was chosen. */
  TRIAL,
  ACTIVE,
  SUSPENDED,
  CANCELLED;

  private static final Moves<OrganizationStatus> MOVES =
      Moves.of("organization", OrganizationStatus.class)
          .from(TRIAL)
          .to(ACTIVE, SUSPENDED, CANCELLED)
          .from(ACTIVE)
          .to(SUSPENDED, CANCELLED)
          .from(SUSPENDED)
          .to(ACTIVE, CANCELLED);

  @Override
  public Moves<OrganizationStatus> moves() {
    return MOVES;
  }
}
