package io.tenantry.e2e.client;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for what travels through events. */
public final class Eventually {
  private static final Duration PAUSE = Duration.ofMillis(50);

  private Eventually() {}

  /**
   * Looks until it is as it should be.
   *
   * @param what what is waited for, for the person who reads the failure
   * @throws NotAsExpected when it is not so in time, with what was seen last
   */
  public static <T> T see(String what, Duration within, Supplier<T> look, Predicate<T> good) {
    long deadline = System.nanoTime() + within.toNanos();
    T seen = look.get();
    while (!good.test(seen)) {
      if (System.nanoTime() > deadline) {
        throw new NotAsExpected(
            "expected within %s: %s; saw: %s".formatted(within, what, shown(seen)));
      }
      pause();
      seen = look.get();
    }
    return seen;
  }

  private static String shown(Object seen) {
    String text = String.valueOf(seen);
    return text.length() > 1500 ? text.substring(0, 1500) + "…" : text;
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
