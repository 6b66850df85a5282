package io.tenantry.local.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Resident memory in kB. A process with children (PostgreSQL) is counted by its proportional share,
 * so that memory its children have in common counts once.
 */
final class Memory {
  private Memory() {}

  static long kilobytes(ProcessHandle process) {
    List<ProcessHandle> children = process.descendants().toList();
    if (children.isEmpty()) {
      return resident(process.pid());
    }
    return children.stream().mapToLong(c -> share(c.pid())).sum() + share(process.pid());
  }

  private static long share(long pid) {
    long pss = field(Path.of("/proc/" + pid + "/smaps_rollup"), "Pss:");
    return pss >= 0 ? pss : resident(pid);
  }

  private static long resident(long pid) {
    long rss = field(Path.of("/proc/" + pid + "/status"), "VmRSS:");
    return rss >= 0 ? rss : asPsSaysIt(pid);
  }

  private static long field(Path file, String name) {
    try (var lines = Files.lines(file)) {
      return lines
          .filter(l -> l.startsWith(name))
          .map(l -> l.substring(name.length()).replace("kB", "").trim())
          .mapToLong(Long::parseLong)
          .findFirst()
          .orElse(-1);
    } catch (IOException | RuntimeException e) {
      return -1;
    }
  }

  private static long asPsSaysIt(long pid) {
    try {
      var ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
      var text = new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).trim();
      return text.isEmpty() ? 0 : Long.parseLong(text);
    } catch (IOException | NumberFormatException e) {
      return 0;
    }
  }
}
