package io.tenantry.local.process;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Shows the start of the stack: a line and a time for each component. */
public final class Progress {
  private final PrintStream out;

  public Progress(PrintStream out) {
    this.out = out;
  }

  public synchronized void say(String line) {
    out.println(line);
    out.flush();
  }

  void up(Component component, Duration time, String how) {
    say(
        String.format(
            Locale.ROOT,
            "  %-18s %6.1f s  %-9s %s",
            component.name(),
            time.toMillis() / 1000.0,
            how,
            component.ports().isEmpty() ? "" : "port " + component.ports().getFirst()));
  }
}
