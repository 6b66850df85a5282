package io.tenantry.local.process;

import io.tenantry.local.checkout.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Record of a process we started: its id, its start time (ids are used again after a while, the
 * pair is not) and the fingerprint of its command.
 */
public record PidFile(long pid, Instant startedAt, String fingerprint) {
  private static final Duration CLOCK_DRIFT = Duration.ofSeconds(2);

  static PidFile of(ProcessHandle process, String fingerprint) {
    var start = process.info().startInstant().orElseGet(Instant::now);
    return new PidFile(process.pid(), start, fingerprint);
  }

  public static Optional<PidFile> read(Path file) {
    try {
      var lines = Files.readAllLines(file);
      return Optional.of(
          new PidFile(Long.parseLong(lines.get(0)), Instant.parse(lines.get(1)), lines.get(2)));
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  public void write(Path file) {
    PrivateFile.write(file, pid + "\n" + startedAt + "\n" + fingerprint + "\n");
  }

  /** The process, if it still lives and is the very one we started. */
  public Optional<ProcessHandle> process() {
    return ProcessHandle.of(pid).filter(Liveness::lives).filter(this::isOurs);
  }

  private boolean isOurs(ProcessHandle process) {
    return process
        .info()
        .startInstant()
        .map(start -> Duration.between(start, startedAt).abs().compareTo(CLOCK_DRIFT) < 0)
        .orElse(false);
  }
}
