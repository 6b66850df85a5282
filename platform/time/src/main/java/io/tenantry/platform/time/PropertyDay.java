package io.tenantry.platform.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The days of tenancies, which are days at the property: a move-in day begins and ends by the
 * clocks there, wherever the server and the person are.
 */
public final class PropertyDay {
  private static final ZoneOffset WHERE_DAYS_BEGIN_LAST = ZoneOffset.ofHours(-12);
  private static final ZoneOffset WHERE_DAYS_BEGIN_FIRST = ZoneOffset.ofHours(14);

  private PropertyDay() {}

  /** The day at a property at a moment. */
  public static LocalDate at(Instant moment, ZoneId zone) {
    return LocalDate.ofInstant(moment, zone);
  }

  /** The moment at which a day at a property begins. */
  public static Instant begin(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant();
  }

  /** The earliest day that it is anywhere: every day before it is over, wherever the property. */
  public static LocalDate earliest(Instant moment) {
    return at(moment, WHERE_DAYS_BEGIN_LAST);
  }

  /** The latest day that it is anywhere: no later day has begun, wherever the property. */
  public static LocalDate latest(Instant moment) {
    return at(moment, WHERE_DAYS_BEGIN_FIRST);
  }
}
