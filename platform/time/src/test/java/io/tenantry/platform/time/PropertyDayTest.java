package io.tenantry.platform.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class PropertyDayTest {
  @Test
  void a_day_is_that_of_the_clocks_at_the_door() {
    Instant evening = Instant.parse("2026-11-28T21:17:00Z");
    assertThat(PropertyDay.at(evening, ZoneId.of("Pacific/Kiritimati"))).hasToString("2026-11-29");
    assertThat(PropertyDay.at(evening, ZoneId.of("America/New_York"))).hasToString("2026-11-28");
    Instant night = Instant.parse("2026-11-29T03:00:00Z");
    assertThat(PropertyDay.at(night, ZoneId.of("America/New_York"))).hasToString("2026-11-28");
  }

  @Property(tries = 200)
  void no_property_has_an_earlier_day_than_the_earliest_or_a_later_one_than_the_latest(
      @ForAll @LongRange(min = 0, max = 4_102_444_800L) long second) {
    Instant moment = Instant.ofEpochSecond(1_500_000_000 + second / 2);
    Set<LocalDate> days = new TreeSet<>();
    ZoneId.getAvailableZoneIds().forEach(zone -> days.add(PropertyDay.at(moment, ZoneId.of(zone))));
    assertThat(days)
        .allMatch(day -> !day.isBefore(PropertyDay.earliest(moment)))
        .allMatch(day -> !day.isAfter(PropertyDay.latest(moment)));
  }
}
