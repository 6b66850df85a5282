package io.tenantry.platform.time;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * The time the business lives in: UTC, real time plus an offset. Domain code injects this (as
 * {@link Clock}) and never asks the system, so that tests and, locally, a platform administrator
 * can move it. Tokens and signatures are always judged by real time.
 */
@Singleton
public final class PlatformClock extends Clock {
  private volatile Duration offset = Duration.ZERO;

  /** Moves the clock; it keeps ticking from there. Zero is real time. */
  public void shiftBy(Duration newOffset) {
    offset = newOffset;
  }

  /** Returns the difference of business time from real time. */
  public Duration offset() {
    return offset;
  }

  /** Microseconds, as the database keeps them: what is written reads back equal. */
  @Override
  public Instant instant() {
    return Clock.systemUTC().instant().plus(offset).truncatedTo(ChronoUnit.MICROS);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.offset(Clock.system(zone), offset);
  }
}
