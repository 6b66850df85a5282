package io.tenantry.platform.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * The platform's own days, in UTC, for what belongs to no property: the day a job runs for, what is
 * counted and reconciled a day, days of organizations all over the world. For what somebody lives
 * by, ask {@link PropertyDay}.
 */
public final class PlatformDay {
  private PlatformDay() {}

  /** The platform's day at a moment. */
  public static LocalDate at(Instant moment) {
    return LocalDate.ofInstant(moment, ZoneOffset.UTC);
  }

  /** The moment at which a day of the platform begins. */
  public static Instant begin(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
