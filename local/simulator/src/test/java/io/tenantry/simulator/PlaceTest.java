package io.tenantry.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PlaceTest {
  @Test
  void nobody_from_another_machine_is_heard_unless_somebody_says_so() {
    assertThat(place(Map.of("DATA_DIR", "data")).host()).isEqualTo("127.0.0.1");
    assertThat(place(Map.of("DATA_DIR", "data", "HTTP_HOST", "0.0.0.0")).host())
        .isEqualTo("0.0.0.0");
  }

  private static Place place(Map<String, String> variables) {
    return Place.from(new Environment(variables), 18090);
  }
}
