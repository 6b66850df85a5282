package io.tenantry.platform.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PlatformClockTest {
  @Test
  void a_moved_clock_keeps_ticking_from_its_new_time_and_zero_returns_to_real_time() {
    var clock = new PlatformClock();
    clock.shiftBy(Duration.ofDays(30));
    assertThat(clock.instant()).isAfter(Instant.now().plus(Duration.ofDays(29)));

    clock.shiftBy(Duration.ZERO);
    assertThat(Duration.between(clock.instant(), Instant.now()).abs())
        .isLessThan(Duration.ofDays(1));
  }
}
