package io.tenantry.payment.dispute;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.tenantry.platform.data.Moves;
import io.tenantry.platform.data.State;
import io.tenantry.platform.web.Problems;
import java.util.Arrays;
import java.util.Locale;

/** States of a dispute. */
enum DisputeStatus implements State<DisputeStatus> {
  /** The bank holds the money and has not decided. */
  @JsonProperty("open")
  OPEN,
  /** The money is ours again. */
  @JsonProperty("won")
  WON,
  /** The payer has the money. */
  @JsonProperty("lost")
  LOST;

  private static final Moves<DisputeStatus> MOVES =
      Moves.of("dispute", DisputeStatus.class).inCapitals().from(OPEN).to(WON, LOST);

  @Override
  public Moves<DisputeStatus> moves() {
    return MOVES;
  }

  /** As clients see it. */
  String shown() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * As a request names it.
   *
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 422 when there is no such status
   */
  static DisputeStatus asked(String name) {
    return Arrays.stream(values())
        .filter(status -> status.shown().equals(name))
        .findFirst()
        .orElseThrow(() -> Problems.invalid("status", "must be open, won or lost"));
  }
}
