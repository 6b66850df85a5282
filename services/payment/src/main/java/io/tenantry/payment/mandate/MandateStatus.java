package io.tenantry.payment.mandate;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.tenantry.platform.data.Moves;
import io.tenantry.platform.data.State;

/** States of a mandate. Only an active one is charged. */
enum MandateStatus implements State<MandateStatus> {
  @JsonProperty("pending")
  PENDING,
  @JsonProperty("active")
  ACTIVE,
  @JsonProperty("suspended")
  SUSPENDED,
  @JsonProperty("cancelled")
  CANCELLED;

  private static final Moves<MandateStatus> MOVES =
      Moves.of("mandate", MandateStatus.class)
          .from(PENDING)
          .to(ACTIVE, CANCELLED)
          .from(ACTIVE)
          .to(SUSPENDED, CANCELLED)
          .from(SUSPENDED)
          .to(ACTIVE, CANCELLED);

  @Override
  public Moves<MandateStatus> moves() {
    return MOVES;
  }
}
