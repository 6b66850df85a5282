package io.tenantry.local;

import io.tenantry.local.checkout.Problem;
import io.tenantry.local.process.LogFile;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** Shows a log as it grows, until the reader has seen enough (Ctrl-C). */
record Follow(LogFile log) {
  private static final int LINES_BEFORE = 60;

  void to(PrintStream out) {
    out.flush();
    try {
      var tail = List.of("tail", "-n", "" + LINES_BEFORE, "-F", log.path().toString());
      var process = new ProcessBuilder(tail).inheritIO().start();
      process.waitFor();
    } catch (IOException e) {
      throw new Problem("The log cannot be shown: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
