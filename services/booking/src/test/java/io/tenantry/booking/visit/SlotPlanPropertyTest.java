package io.tenantry.booking.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * Slots follow the local clock: over every day of four years, in zones that change their clocks in
 * every way.
 */
class SlotPlanPropertyTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

  /** By an hour, never, by half an hour, at midnight, and not by whole hours from UTC. */
  private static final List<ZoneId> ZONES =
      List.of(
          ZoneId.of("America/New_York"),
          ZoneId.of("Asia/Kolkata"),
          ZoneId.of("Australia/Lord_Howe"),
          ZoneId.of("Africa/Cairo"),
          ZoneId.of("Europe/London"),
          ZoneId.of("Asia/Kathmandu"));

  @Property(tries = 3000)
  void slots_are_as_long_as_they_should_be_inside_the_hours_and_never_overlap(
      @ForAll @IntRange(max = 5) int place,
      @ForAll @IntRange(max = 1460) int days,
      @ForAll @IntRange(max = 1380) int opens,
      @ForAll @IntRange(min = 30, max = 1439) int closes,
      @ForAll @IntRange(min = 5, max = 180) int minutes,
      @ForAll @IntRange(max = 60) int buffer) {
    if (opens >= closes) {
      return;
    }
    LocalDate day = FIRST.plusDays(days);
    VisitRules rules = rules(ZONES.get(place), at(opens), at(closes), minutes, buffer);
    List<Slot> slots = new SlotPlan(rules).on(day).toList();

    Instant last = Instant.MIN;
    for (Slot slot : slots) {
      assertThat(Duration.between(slot.startsAt(), slot.endsAt())).hasMinutes(minutes);
      assertThat(slot.startsAt()).isAfterOrEqualTo(last);
      LocalDateTime shown = LocalDateTime.ofInstant(slot.startsAt(), rules.zone());
      assertThat(shown).isBeforeOrEqualTo(day.atTime(at(closes)));
      if (!clocksGoBack(day, rules.zone())) {
        assertThat(shown).isAfterOrEqualTo(day.atTime(at(opens)));
      }
      assertThat(LocalDateTime.ofInstant(slot.endsAt(), rules.zone()))
          .isBeforeOrEqualTo(afterGap(day.atTime(at(closes)), rules.zone()));
      last = slot.endsAt().plus(rules.buffer());
    }
  }

  @Property(tries = 1000)
  void a_day_of_full_hours_has_as_many_slots_as_it_has_hours(
      @ForAll @IntRange(max = 5) int place, @ForAll @IntRange(max = 1460) int days) {
    ZoneId zone = ZONES.get(place);
    LocalDate day = FIRST.plusDays(days);
    VisitRules rules = rules(zone, LocalTime.MIDNIGHT, LocalTime.of(23, 30), 30, 0);
    Duration open =
        Duration.between(
            day.atStartOfDay(zone).toInstant(), day.plusDays(1).atStartOfDay(zone).toInstant());
    assertThat(new SlotPlan(rules).on(day).count())
        .isBetween(open.toMinutes() / 30 - 4, open.toMinutes() / 30);
  }

  @Property(tries = 1000)
  void a_day_that_is_open_until_midnight_is_full_however_long_it_is(
      @ForAll @IntRange(max = 5) int place,
      @ForAll @IntRange(max = 1460) int days,
      @ForAll @IntRange(min = 5, max = 120) int minutes) {
    ZoneId zone = ZONES.get(place);
    LocalDate day = FIRST.plusDays(days);
    Instant begin = day.atStartOfDay(zone).toInstant();
    Instant end = day.plusDays(1).atStartOfDay(zone).toInstant();
    VisitRules rules = rules(zone, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, minutes, 0);
    assertThat(rules.contradiction()).isEmpty();
    List<Slot> slots = new SlotPlan(rules).on(day).toList();
    assertThat(slots).hasSize((int) (Duration.between(begin, end).toMinutes() / minutes));
    assertThat(slots.getFirst().startsAt()).isEqualTo(begin);
    assertThat(slots.getLast().endsAt())
        .isAfter(end.minusSeconds(60L * minutes))
        .isBeforeOrEqualTo(end);
    assertThat(slots).allMatch(slot -> slot.day(rules).equals(day));
  }

  /** Then they show once more what was before the hours. */
  private static boolean clocksGoBack(LocalDate day, ZoneId zone) {
    Instant begin = day.atStartOfDay(zone).toInstant();
    ZoneOffsetTransition next = zone.getRules().nextTransition(begin.minusSeconds(1));
    return next != null
        && next.isOverlap()
        && next.getInstant().isBefore(begin.plus(Duration.ofHours(26)));
  }

  private static LocalDateTime afterGap(LocalDateTime shown, ZoneId zone) {
    var transition = zone.getRules().getTransition(shown);
    return transition != null && transition.isGap() ? transition.getDateTimeAfter() : shown;
  }

  private static LocalTime at(int minuteOfDay) {
    return LocalTime.MIDNIGHT.plusMinutes(minuteOfDay);
  }

  private static VisitRules rules(
      ZoneId zone, LocalTime opens, LocalTime closes, int minutes, int buffer) {
    List<WeekdayHours> week =
        Arrays.stream(DayOfWeek.values())
            .map(day -> new WeekdayHours(day, List.of(new Hours(opens, closes))))
            .toList();
    return new VisitRules(zone.getId(), week, null, minutes, buffer, 1, 100, 0, 14, null);
  }
}
