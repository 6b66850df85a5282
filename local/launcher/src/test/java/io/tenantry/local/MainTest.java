package io.tenantry.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MainTest {

  @Test
  void outsideACloneItFailsWithASentence(@TempDir Path elsewhere) {
    assertThat(Main.run(List.of("status"), elsewhere)).isEqualTo(1);
  }

  @Test
  void anUnknownWordIsAnErrorOfItsOwn() {
    assertThat(Main.run(List.of("dance"), Path.of(""))).isEqualTo(2);
  }

  @Test
  void anUnknownComponentIsAnError() {
    assertThat(Main.run(List.of("logs", "nobody"), Path.of(""))).isEqualTo(1);
  }
}
