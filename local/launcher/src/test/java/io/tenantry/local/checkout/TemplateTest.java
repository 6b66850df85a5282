package io.tenantry.local.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TemplateTest {
  @TempDir Path folder;

  @Test
  void places_are_filled_and_the_rest_stays() throws IOException {
    var file = Files.writeString(folder.resolve("t"), "port=@PORT@ ${routed} user@host\n");

    assertThat(new Template(file).with(Map.of("PORT", "$1")))
        .isEqualTo("port=$1 ${routed} user@host\n");
  }

  @Test
  void a_place_that_nothing_fills_is_an_error() throws IOException {
    var file = Files.writeString(folder.resolve("t"), "@NOTHING@");

    assertThatThrownBy(() -> new Template(file).with(Map.of()))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("@NOTHING@");
  }
}
