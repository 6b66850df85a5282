package io.tenantry.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** Tells whether a process is alive. One that ended and was never reaped by its parent does not. */
final class Liveness {
  private Liveness() {}

  static boolean lives(ProcessHandle process) {
    return process.isAlive() && !isZombie(process.pid());
  }

  static boolean endsWithin(ProcessHandle process, Duration time) throws InterruptedException {
    var end = Instant.now().plus(time);
    while (lives(process)) {
      if (Instant.now().isAfter(end)) {
        return false;
      }
      Thread.sleep(50);
    }
    return true;
  }

  private static boolean isZombie(long pid) {
    try {
      var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      return stat.startsWith(" Z", stat.lastIndexOf(')') + 1);
    } catch (IOException e) {
      return false;
    }
  }
}
