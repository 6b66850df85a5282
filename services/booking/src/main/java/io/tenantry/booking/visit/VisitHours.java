package io.tenantry.booking.visit;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/**
 * When listings are shown: half hours from 10:00 to 18:00 UTC, Monday to Saturday, two weeks on.
 */
final class VisitHours {
  static final int DAYS_AHEAD = 14;
  private static final LocalTime OPENS = LocalTime.of(10, 0);
  private static final LocalTime CLOSES = LocalTime.of(18, 0);
  private static final Duration LENGTH = Duration.ofMinutes(30);

  private VisitHours() {}

  /** The slots that are still to come on the days from {@code from} to {@code to}, inclusive. */
  static List<Slot> between(LocalDate from, LocalDate to, Instant now) {
    LocalDate last = LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(DAYS_AHEAD);
    return Stream.iterate(
            from, day -> !day.isAfter(to) && !day.isAfter(last), day -> day.plusDays(1))
        .filter(day -> day.getDayOfWeek() != DayOfWeek.SUNDAY)
        .flatMap(VisitHours::on)
        .filter(slot -> slot.startsAt().isAfter(now))
        .toList();
  }

  private static Stream<Slot> on(LocalDate day) {
    Instant opens = day.atTime(OPENS).toInstant(ZoneOffset.UTC);
    Instant closes = day.atTime(CLOSES).toInstant(ZoneOffset.UTC);
    return Stream.iterate(opens, start -> start.isBefore(closes), start -> start.plus(LENGTH))
        .map(start -> new Slot(start, start.plus(LENGTH)));
  }
}
