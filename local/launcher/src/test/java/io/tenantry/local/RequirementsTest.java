package io.tenantry.local;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class RequirementsTest {

  @Test
  void anOldJdkIsNamedWithWhatToDo() {
    assertThatThrownBy(() -> RequiredJdk.check(21))
        .hasMessage("This is JDK 21; Tenantry needs JDK 25 or newer. Set JAVA_HOME to one.");
  }

  @Test
  void theJdkWeAskForIsEnough() {
    assertThatCode(() -> RequiredJdk.check(25)).doesNotThrowAnyException();
  }

  @Test
  void aFullDiskIsNamedWithWhatIsLeft() {
    assertThatThrownBy(() -> DiskSpace.check(Path.of("/data"), 100))
        .hasMessageContaining("/data has 100 MB left")
        .hasMessageContaining("4096 MB");
  }
}
