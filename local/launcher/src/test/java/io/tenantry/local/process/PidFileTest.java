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
  void the_process_that_wrote_it_is_found_again() {
    var file = folder.resolve("own.pid");
    PidFile.of(ProcessHandle.current(), "print").write(file);

    var read = PidFile.read(file).orElseThrow();

    assertThat(read.process()).contains(ProcessHandle.current());
    assertThat(read.fingerprint()).isEqualTo("print");
  }

  @Test
  void an_id_that_another_process_has_got_meanwhile_is_not_ours() {
    var startOfOurs = Instant.now().minus(Duration.ofDays(1));
    var reused = new PidFile(ProcessHandle.current().pid(), startOfOurs, "print");

    assertThat(reused.process()).isEmpty();
  }

  @Test
  void a_process_that_ended_is_not_found() throws Exception {
    var process = new ProcessBuilder("true").start();
    var file = PidFile.of(process.toHandle(), "print");
    process.waitFor();

    assertThat(file.process()).isEmpty();
  }

  @Test
  void a_damaged_file_counts_as_none() throws Exception {
    var file = Files.writeString(folder.resolve("half.pid"), "12");

    assertThat(PidFile.read(file)).isEmpty();
  }
}
