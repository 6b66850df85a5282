package io.tenantry.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LimitTest {
  @Test
  void a_limit_says_how_many_in_which_time_and_for_whom() {
    assertThat(Limit.of("5/15m/ip")).isEqualTo(new Limit(5, Duration.ofMinutes(15), true));
    assertThat(Limit.of("1000/1m")).isEqualTo(new Limit(1000, Duration.ofMinutes(1), false));
    assertThat(Limit.of("3/1h")).isEqualTo(new Limit(3, Duration.ofHours(1), false));
  }

  @Test
  void anything_else_is_refused_at_start() {
    for (String text : new String[] {"", "5", "5/min", "5/15m/user", "-1/1m"}) {
      assertThatThrownBy(() -> Limit.of(text)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
