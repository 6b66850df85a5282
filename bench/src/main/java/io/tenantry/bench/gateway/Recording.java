package io.tenantry.bench.gateway;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordingFile;

/** CPU profile of a recorded process. */
record Recording(Path file) {
  private static final int SHOWN = 20;
  private static final List<String> PARTS =
      List.of("io.tenantry", "io.github.bucket4j", "org.redisson", "io.vertx", "io.quarkus");

  void print(PrintStream out) throws IOException {
    Map<String, Integer> frames = new HashMap<>();
    Map<String, Integer> parts = new HashMap<>();
    int samples = 0;
    for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
      if (event.getEventType().getName().equals("jdk.ExecutionSample")
          && event.getStackTrace() != null) {
        List<RecordedFrame> stack = event.getStackTrace().getFrames();
        frames.merge(name(stack.getFirst().getMethod()), 1, Integer::sum);
        parts.merge(part(stack), 1, Integer::sum);
        samples++;
      }
    }
    print(out, "by who called (nearest of ours or a library's)", parts, samples);
    print(out, "by top frame", frames, samples);
  }

  private static void print(PrintStream out, String what, Map<String, Integer> counts, int all) {
    out.println("  Profile, " + what);
    counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
        .limit(SHOWN)
        .forEach(
            entry ->
                out.printf(
                    Locale.ROOT,
                    "    %5.1f %%  %s%n",
                    100.0 * entry.getValue() / all,
                    entry.getKey()));
  }

  /** The package of the first frame that is not plumbing. */
  private static String part(List<RecordedFrame> stack) {
    for (RecordedFrame frame : stack) {
      String type = frame.getMethod().getType().getName();
      if (PARTS.stream().anyMatch(type::startsWith)) {
        String[] names = type.split("\\.", -1);
        return String.join(".", List.of(names).subList(0, Math.min(4, names.length - 1)));
      }
    }
    return "netty and the JDK";
  }

  private static String name(RecordedMethod method) {
    return method.getType().getName() + "." + method.getName();
  }
}
