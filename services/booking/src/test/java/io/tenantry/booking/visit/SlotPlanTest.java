package io.tenantry.booking.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlotPlanTest {
  private static final LocalDate MONDAY = LocalDate.of(2027, 2, 22);
  private static final Instant BEFORE = Instant.parse("2027-02-21T20:00:00Z");
  private static final ZoneId KOLKATA = ZoneId.of("Asia/Kolkata");
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  private final SlotPlan usual = new SlotPlan(VisitRules.usual(KOLKATA));

  @Test
  void usually_a_weekday_has_sixteen_half_hours_from_ten_to_six_at_the_property() {
    var slots = usual.between(MONDAY, MONDAY, BEFORE);
    assertThat(slots).hasSize(16);
    assertThat(slots.getFirst().startsAt()).isEqualTo("2027-02-22T04:30:00Z");
    assertThat(slots.getLast().endsAt()).isEqualTo("2027-02-22T12:30:00Z");
  }

  @Test
  void usually_nothing_is_shown_on_sundays() {
    assertThat(usual.between(MONDAY.plusDays(6), MONDAY.plusDays(6), BEFORE)).isEmpty();
  }

  @Test
  void what_has_begun_is_over() {
    assertThat(usual.between(MONDAY, MONDAY, Instant.parse("2027-02-22T12:00:00Z"))).isEmpty();
  }

  @Test
  void two_weeks_ahead_is_as_far_as_it_goes_also_over_the_end_of_a_month() {
    var slots = usual.between(MONDAY, MONDAY.plusYears(100), BEFORE);
    assertThat(slots.getLast().startsAt()).isEqualTo("2027-03-08T12:00:00Z");
    assertThat(slots).hasSize(13 * 16);
  }

  @Test
  void a_weekday_may_have_several_windows_and_the_buffer_lies_between_sessions() {
    VisitRules rules = rules(NEW_YORK, 45, 15, hours("09:00", "11:00"), hours("14:00", "15:00"));
    assertThat(new SlotPlan(rules).on(MONDAY).map(slot -> slot.startsAt().toString()))
        .containsExactly("2027-02-22T14:00:00Z", "2027-02-22T15:00:00Z", "2027-02-22T19:00:00Z");
  }

  @Test
  void an_exception_closes_a_day_or_gives_it_other_hours() {
    VisitRules rules = rules(KOLKATA, 60, 0, hours("10:00", "12:00"));
    VisitRules withExceptions =
        new VisitRules(
            rules.timeZone(),
            rules.weeklyHours(),
            List.of(
                new DayHours(MONDAY, List.of()),
                new DayHours(MONDAY.plusDays(6), List.of(hours("18:00", "19:00")))),
            60,
            0,
            1,
            8,
            0,
            14,
            null);
    SlotPlan plan = new SlotPlan(withExceptions);
    assertThat(plan.on(MONDAY)).isEmpty();
    assertThat(plan.on(MONDAY.plusDays(6))).hasSize(1);
    assertThat(plan.on(MONDAY.plusDays(7))).hasSize(2);
  }

  @Test
  void nobody_gets_more_than_a_thousand_slots_at_once() {
    VisitRules rules =
        new VisitRules(
            KOLKATA.getId(),
            rules(KOLKATA, 5, 0, hours("00:00", "23:55")).weeklyHours(),
            null,
            5,
            0,
            1,
            8,
            0,
            180,
            null);
    assertThat(new SlotPlan(rules).between(MONDAY, MONDAY.plusDays(180), BEFORE)).hasSize(1000);
  }

  @Test
  void short_notice_is_refused() {
    VisitRules hourly = rules(KOLKATA, 60, 0, hours("10:00", "12:00"));
    VisitRules rules =
        new VisitRules(hourly.timeZone(), hourly.weeklyHours(), null, 60, 0, 1, 8, 120, 14, null);
    // 08:59 at the property
    var slots = new SlotPlan(rules).between(MONDAY, MONDAY, Instant.parse("2027-02-22T03:29:00Z"));
    assertThat(slots)
        .extracting(Slot::startsAt)
        .containsExactly(Instant.parse("2027-02-22T05:30:00Z"));
  }

  @Test
  void where_clocks_leap_forward_the_hour_that_does_not_exist_has_no_slots() {
    // 14 March 2027: after 01:59 comes 03:00
    VisitRules rules = rules(NEW_YORK, 30, 0, hours("01:00", "04:00"));
    assertThat(
            new SlotPlan(rules)
                .on(LocalDate.of(2027, 3, 14))
                .map(slot -> slot.startsAt().toString()))
        .containsExactly(
            "2027-03-14T06:00:00Z",
            "2027-03-14T06:30:00Z",
            "2027-03-14T07:00:00Z",
            "2027-03-14T07:30:00Z");
  }

  @Test
  void hours_that_begin_in_the_gap_begin_when_clocks_have_leapt() {
    VisitRules rules = rules(NEW_YORK, 30, 0, hours("02:30", "04:00"));
    assertThat(
            new SlotPlan(rules)
                .on(LocalDate.of(2027, 3, 14))
                .map(slot -> slot.startsAt().toString()))
        .containsExactly("2027-03-14T07:00:00Z", "2027-03-14T07:30:00Z");
  }

  @Test
  void where_an_hour_comes_twice_it_can_be_used_twice() {
    // 7 November 2027: after 01:59 comes 01:00
    VisitRules rules = rules(NEW_YORK, 60, 0, hours("00:00", "03:00"));
    assertThat(
            new SlotPlan(rules)
                .on(LocalDate.of(2027, 11, 7))
                .map(slot -> slot.startsAt().toString()))
        .containsExactly(
            "2027-11-07T04:00:00Z",
            "2027-11-07T05:00:00Z",
            "2027-11-07T06:00:00Z",
            "2027-11-07T07:00:00Z");
  }

  @Test
  void hours_that_end_before_they_begin_or_overlap_are_a_contradiction() {
    assertThat(rules(KOLKATA, 60, 0, hours("12:00", "10:00")).contradiction())
        .contains("weeklyHours");
    assertThat(
            rules(KOLKATA, 60, 0, hours("10:00", "12:00"), hours("11:00", "13:00")).contradiction())
        .contains("weeklyHours");
    assertThat(
            rules(KOLKATA, 60, 0, hours("12:00", "13:00"), hours("10:00", "12:00")).contradiction())
        .isEmpty();
  }

  @Test
  void hours_until_midnight_have_the_slot_before_it() {
    VisitRules rules = rules(KOLKATA, 60, 0, hours("22:00", "24:00"));
    assertThat(rules.contradiction()).isEmpty();
    assertThat(new SlotPlan(rules).on(MONDAY).map(slot -> slot.endsAt().toString()))
        .containsExactly("2027-02-22T17:30:00Z", "2027-02-22T18:30:00Z");
    assertThat(new SlotPlan(rules).starting(Instant.parse("2027-02-22T17:30:00Z"), BEFORE))
        .isPresent();
  }

  @Test
  void midnight_ends_the_last_hours_of_a_day_and_no_others() {
    assertThat(
            rules(KOLKATA, 60, 0, hours("00:00", "08:00"), hours("20:00", "24:00")).contradiction())
        .isEmpty();
    assertThat(rules(KOLKATA, 60, 0, hours("00:00", "24:00")).contradiction()).isEmpty();
    assertThat(
            rules(KOLKATA, 60, 0, hours("10:00", "24:00"), hours("20:00", "22:00")).contradiction())
        .contains("weeklyHours");
  }

  private static Hours hours(String opens, String closes) {
    return new Hours(
        LocalTime.parse(opens),
        closes.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(closes));
  }

  /** Mondays and Sundays. */
  private static VisitRules rules(ZoneId zone, int minutes, int buffer, Hours... hours) {
    return new VisitRules(
        zone.getId(),
        List.of(
            new WeekdayHours(DayOfWeek.MONDAY, List.of(hours)),
            new WeekdayHours(DayOfWeek.SUNDAY, List.of(hours))),
        null,
        minutes,
        buffer,
        1,
        8,
        0,
        14,
        null);
  }
}
