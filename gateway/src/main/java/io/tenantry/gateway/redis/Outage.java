package io.tenantry.gateway.redis;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Remembers that Redis was away, so that not every request waits for it. Requests that went
 * uncounted are counted in {@code gateway.uncounted}: watch it, since limits do not hold then.
 */
@Singleton
class Outage {
  private static final Logger LOG = Logger.getLogger(Outage.class);
  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(2);
  private final Counter uncounted;
  private volatile long since;
  private volatile boolean known;

  Outage(MeterRegistry metrics) {
    uncounted =
        Counter.builder("gateway.uncounted")
            .description("Requests let through because Redis did not answer")
            .register(metrics);
  }

  /** True for a moment after Redis failed; then it is asked again. */
  boolean isOn() {
    return known && System.nanoTime() - since < PAUSE_NANOS;
  }

  void begin(Throwable failure) {
    if (!isOn()) {
      LOG.warnf("Redis does not answer; requests pass uncounted: %s", failure);
    }
    since = System.nanoTime();
    known = true;
  }

  void passUncounted() {
    uncounted.increment();
  }
}
