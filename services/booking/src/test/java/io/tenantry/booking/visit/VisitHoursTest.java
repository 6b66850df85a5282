package io.tenantry.booking.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class VisitHoursTest {
  private static final LocalDate MONDAY = LocalDate.of(2027, 2, 22);
  private static final Instant BEFORE = Instant.parse("2027-02-22T00:00:00Z");

  @Test
  void a_weekday_has_sixteen_half_hours_from_ten_to_six() {
    var slots = VisitHours.between(MONDAY, MONDAY, BEFORE);
    assertThat(slots).hasSize(16);
    assertThat(slots.getFirst().startsAt()).isEqualTo("2027-02-22T10:00:00Z");
    assertThat(slots.getLast().endsAt()).isEqualTo("2027-02-22T18:00:00Z");
  }

  @Test
  void nothing_is_shown_on_sundays() {
    assertThat(VisitHours.between(MONDAY.plusDays(6), MONDAY.plusDays(6), BEFORE)).isEmpty();
  }

  @Test
  void what_has_begun_is_over() {
    assertThat(VisitHours.between(MONDAY, MONDAY, Instant.parse("2027-02-22T17:30:00Z"))).isEmpty();
  }

  @Test
  void two_weeks_ahead_is_as_far_as_it_goes_also_over_the_end_of_a_month() {
    var slots = VisitHours.between(MONDAY, MONDAY.plusYears(100), BEFORE);
    assertThat(slots.getLast().startsAt()).isEqualTo("2027-03-08T17:30:00Z");
    assertThat(slots).hasSize(13 * 16);
  }
}
