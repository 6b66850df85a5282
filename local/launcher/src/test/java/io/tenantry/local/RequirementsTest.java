package io.tenantry.local;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class RequirementsTest {

  @Test
  void an_old_jdk_is_named_with_what_to_do() {
    assertThatThrownBy(() -> RequiredJdk.check(21))
        .hasMessage("This is JDK 21; Tenantry needs JDK 25 or newer. Set JAVA_HOME to one.");
  }

  @Test
  void the_jdk_we_ask_for_is_enough() {
    assertThatCode(() -> RequiredJdk.check(25)).doesNotThrowAnyException();
  }

  @Test
  void a_full_disk_is_named_with_what_is_left() {
    assertThatThrownBy(() -> DiskSpace.check(Path.of("/data"), 100))
        .hasMessageContaining("/data has 100 MB left")
        .hasMessageContaining("4096 MB");
  }
}
