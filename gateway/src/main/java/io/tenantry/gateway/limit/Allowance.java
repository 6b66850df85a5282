package io.tenantry.gateway.limit;

import io.github.bucket4j.ConsumptionProbe;
import io.tenantry.gateway.route.Limit;
import java.time.Duration;

/**
 * State of a limit after a call.
 *
 * @param reset how long until the limit is whole again
 */
public record Allowance(
    boolean granted, Limit limit, long remaining, Duration retryIn, Duration reset) {
  static Allowance passed(Limit limit, long remaining, Duration reset) {
    return new Allowance(true, limit, remaining, Duration.ZERO, reset);
  }

  static Allowance refused(Limit limit, ConsumptionProbe probe) {
    return new Allowance(
        false,
        limit,
        probe.getRemainingTokens(),
        Duration.ofNanos(probe.getNanosToWaitForRefill()),
        Duration.ofNanos(probe.getNanosToWaitForReset()));
  }
}
