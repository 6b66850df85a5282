package io.tenantry.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LogFileTest {
  @TempDir Path folder;

  @Test
  void a_new_start_keeps_the_log_before_it() throws IOException {
    var log = new LogFile(Files.writeString(folder.resolve("a.log"), "before"));

    log.turn();
    var path = folder.resolve("a.log");

    assertThat(path).isEmptyFile();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
        .isEqualTo("rw-------");
    assertThat(folder.resolve("a.log.1")).hasContent("before");
  }

  @Test
  void the_tail_is_the_last_lines_that_say_something() throws IOException {
    var log = new LogFile(Files.writeString(folder.resolve("a.log"), "one\n\ntwo\nthree\n\n"));

    assertThat(log.tail(2)).containsExactly("two", "three");
  }
}
