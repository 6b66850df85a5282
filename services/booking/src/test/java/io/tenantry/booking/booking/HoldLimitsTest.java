package io.tenantry.booking.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class HoldLimitsTest {
  @Test
  void the_first_wait_is_short() {
    assertThat(HoldLimits.waitAfter(1)).isEqualTo(Duration.ofMinutes(2));
    assertThat(HoldLimits.waitAfter(2)).isEqualTo(Duration.ofMinutes(4));
    assertThat(HoldLimits.waitAfter(7)).isEqualTo(Duration.ofMinutes(128));
  }

  @Property
  void each_wait_is_longer_until_it_is_four_hours(@ForAll @IntRange(min = 1) int lapses) {
    Duration wait = HoldLimits.waitAfter(lapses);
    Duration next = HoldLimits.waitAfter(lapses == Integer.MAX_VALUE ? lapses : lapses + 1);
    assertThat(wait).isBetween(Duration.ofMinutes(2), Duration.ofHours(4));
    assertThat(next).isGreaterThanOrEqualTo(wait);
  }

  /** Repeats attack M5: one account that holds, lets go and holds again, all day. */
  @Test
  void who_holds_and_lets_go_all_day_has_the_listing_for_less_than_a_tenth_of_it() {
    Duration gone = Duration.ZERO;
    int holds = 0;
    while (gone.compareTo(Duration.ofDays(1)) < 0) {
      holds++;
      gone = gone.plus(Booking.HOLD_TIME).plus(HoldLimits.waitAfter(holds));
    }
    assertThat(Booking.HOLD_TIME.multipliedBy(holds))
        .isLessThan(Duration.ofHours(2).plusMinutes(24));
  }
}
