package io.tenantry.bench.soak;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Memory and threads of a service of the running fleet.
 *
 * @param live megabytes of objects that a full collection leaves
 * @param resident megabytes of memory
 * @param threads how many
 */
record Footprint(double live, long resident, long threads) {
  private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

  /** Of a process of ours. Collects its garbage. */
  static Footprint of(long pid) throws IOException, InterruptedException {
    double live = live(pid);
    List<String> status = Files.readAllLines(Path.of("/proc/" + pid + "/status"));
    return new Footprint(live, number(status, "VmRSS:") / 1024, number(status, "Threads:"));
  }

  private static double live(long pid) throws IOException, InterruptedException {
    Process jcmd =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(pid),
                "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    String answer = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    jcmd.waitFor();
    Matcher total = TOTAL.matcher(answer);
    if (!total.find()) {
      throw new IOException("No histogram of process " + pid + ": " + answer);
    }
    return Long.parseLong(total.group(1)) / 1048576.0;
  }

  private static long number(List<String> status, String name) {
    return status.stream()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }
}
