package io.tenantry.rent.contract;

import io.tenantry.platform.data.Moves;
import io.tenantry.platform.data.State;

/** Returns whether a rent contract is billed, and its legal moves (docs/adr/0060). */
public enum ContractStatus implements State<ContractStatus> {
  /** Its periods are billed, until the last one is. */
  ACTIVE,
  /** Nobody will ever live by its lease: nothing is billed, and nothing is owed. */
  CANCELLED;

  private static final Moves<ContractStatus> MOVES =
      Moves.of("rent_contract", ContractStatus.class).from(ACTIVE).to(CANCELLED);

  @Override
  public Moves<ContractStatus> moves() {
    return MOVES;
  }
}
