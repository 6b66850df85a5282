package io.tenantry.local.artifact;

import io.tenantry.local.checkout.Checkout;
import io.tenantry.local.checkout.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** Runs the repository's Maven wrapper on the launcher's own JDK. */
public final class Maven {
  private static final int LINES_TOLD = 15;
  private static final List<String> ADVICE =
      List.of(
          "To see the full stack",
          "Re-run Maven",
          "For more information",
          "[ERROR] [Help",
          "After correcting",
          "mvn <args>");
  private final Checkout checkout;

  public Maven(Checkout checkout) {
    this.checkout = checkout;
  }

  /**
   * Runs it to its end; its errors become the problem's text.
   *
   * @param what completes the sentence "… failed"
   * @param progress hears every line
   */
  public void run(String what, List<String> arguments, Consumer<String> progress) {
    var line = new ArrayList<>(List.of("./mvnw", "-B", "-ntp"));
    line.addAll(arguments);
    var builder =
        new ProcessBuilder(line).directory(checkout.root().toFile()).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Deque<String> errors = new ArrayDeque<>();
    try {
      var process = builder.start();
      process.getOutputStream().close();
      try (var out =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
        out.lines().peek(progress).filter(Maven::tellsSomething).forEach(errors::add);
      }
      if (process.waitFor() != 0) {
        throw new Problem(what + " failed:\n    " + first(errors));
      }
    } catch (IOException e) {
      throw new Problem(what + " failed: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Problem(what + " was interrupted.", e);
    }
  }

  /** Errors, without Maven's advice on how to run Maven. */
  private static boolean tellsSomething(String line) {
    return line.startsWith("[ERROR]")
        && line.length() > "[ERROR] ".length()
        && ADVICE.stream().noneMatch(line::contains);
  }

  private static String first(Deque<String> errors) {
    return errors.isEmpty()
        ? "Maven gave no reason"
        : String.join("\n    ", errors.stream().limit(LINES_TOLD).toList());
  }
}
