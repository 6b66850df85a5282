package io.tenantry.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MainTest {

  @Test
  void outside_a_clone_it_fails_with_a_sentence(@TempDir Path elsewhere) {
    assertThat(Main.run(List.of("status"), elsewhere)).isEqualTo(1);
  }

  @Test
  void an_unknown_word_is_an_error_of_its_own() {
    assertThat(Main.run(List.of("dance"), Path.of(""))).isEqualTo(2);
  }

  @Test
  void an_unknown_component_is_an_error() {
    assertThat(Main.run(List.of("logs", "nobody"), Path.of(""))).isEqualTo(1);
  }
}
