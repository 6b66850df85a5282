package io.tenantry.stripesim.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Real time, moved by an offset so that objects can be made and expire in another month. */
public final class SimulatedClock implements InstantSource {
  private Duration offset = Duration.ZERO;

  @Override
  public Instant instant() {
    return InstantSource.system().instant().plus(offset);
  }

  /** Seconds since 1970, as Stripe writes times. */
  public long seconds() {
    return instant().getEpochSecond();
  }

  /** From now on it is {@code now}. */
  public void moveTo(Instant now) {
    offset = Duration.between(InstantSource.system().instant(), now);
  }

  /** Back to real time. */
  public void reset() {
    offset = Duration.ZERO;
  }
}
