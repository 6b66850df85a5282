package io.tenantry.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PidFileTest {
  @TempDir Path folder;

  @Test
  void theProcessThatWroteItIsFoundAgain() {
    var file = folder.resolve("own.pid");
    PidFile.of(ProcessHandle.current(), "print").write(file);

    var read = PidFile.read(file).orElseThrow();

    assertThat(read.process()).contains(ProcessHandle.current());
    assertThat(read.fingerprint()).isEqualTo("print");
  }

  @Test
  void anIdThatAnotherProcessHasGotMeanwhileIsNotOurs() {
    var startOfOurs = Instant.now().minus(Duration.ofDays(1));
    var reused = new PidFile(ProcessHandle.current().pid(), startOfOurs, "print");

    assertThat(reused.process()).isEmpty();
  }

  @Test
  void aProcessThatEndedIsNotFound() throws Exception {
    var process = new ProcessBuilder("true").start();
    var file = PidFile.of(process.toHandle(), "print");
    process.waitFor();

    assertThat(file.process()).isEmpty();
  }

  @Test
  void aDamagedFileCountsAsNone() throws Exception {
    var file = Files.writeString(folder.resolve("half.pid"), "12");

    assertThat(PidFile.read(file)).isEmpty();
  }
}
