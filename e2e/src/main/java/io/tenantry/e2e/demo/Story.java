package io.tenantry.e2e.demo;

import io.tenantry.e2e.client.Answer;
import io.tenantry.e2e.client.NotAsExpected;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Tells the demo step by step: what was done, how long it took, under which request id. */
final class Story {
  private final PrintStream out;
  private int step;

  Story(PrintStream out) {
    this.out = out;
  }

  void chapter(String title) {
    out.printf("%n%s%n", title);
  }

  /** Runs a step and tells it. Any failure becomes a {@link NotAsExpected}. */
  <T> T step(String what, Callable<T> action) {
    step++;
    long start = System.nanoTime();
    try {
      T result = action.call();
      String request = result instanceof Answer answer ? answer.requestId() : "";
      out.printf(
          Locale.ROOT,
          "  %2d  %7.0f ms  %-78s %s%n",
          step,
          (System.nanoTime() - start) / 1e6,
          what,
          request);
      return result;
    } catch (NotAsExpected failure) {
      throw new NotAsExpected("Step %d, %s: %s".formatted(step, what, failure.getMessage()));
    } catch (Exception failure) {
      throw new NotAsExpected("Step %d, %s: %s".formatted(step, what, failure));
    }
  }

  int steps() {
    return step;
  }
}
