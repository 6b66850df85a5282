package io.tenantry.payment.provider;

import io.smallrye.faulttolerance.api.Guard;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/**
 * Spares a provider that does not answer, and us the waiting: after too many failures nothing is
 * sent for a while.
 */
public final class Breaker {
  private static final int CALLS = 20;
  private static final double HALF = 0.5;
  private final Guard guard;

  /** Nothing is sent for {@code rest} once half of the last twenty calls got no answer. */
  public Breaker(Duration rest) {
    this.guard =
        Guard.create()
            .withCircuitBreaker()
            .failOn(ProviderUnavailable.class)
            .requestVolumeThreshold(CALLS)
            .failureRatio(HALF)
            .delay(rest.toMillis(), ChronoUnit.MILLIS)
            .done()
            .build();
  }

  /**
   * Makes a call.
   *
   * @throws ProviderUnavailable when nothing is sent now
   */
  public <T> T call(Supplier<T> call) {
    var answer = new AtomicReference<T>();
    try {
      guard.get(
          () -> {
            answer.set(call.get());
            return true;
          },
          Boolean.class);
    } catch (CircuitBreakerOpenException e) {
      throw new ProviderUnavailable(ProviderUnavailable.Extent.UNREACHED, e);
    }
    return answer.get();
  }
}
