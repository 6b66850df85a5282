package io.tenantry.e2e.client;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for what travels through events. */
public final class Eventually {
  private static final long FIRST_PAUSE_MILLIS = 50;
  private static final long LAST_PAUSE_MILLIS = 1000;

  private Eventually() {}

  /**
   * Looks until it is as it should be, less often the longer it takes: calls are limited.
   *
   * @param what what is waited for, for the person who reads the failure
   * @throws NotAsExpected when it is not so in time, with what was seen last
   */
  public static <T> T see(String what, Duration within, Supplier<T> look, Predicate<T> good) {
    long deadline = System.nanoTime() + within.toNanos();
    T seen = look.get();
    long pause = FIRST_PAUSE_MILLIS;
    while (!good.test(seen)) {
      if (System.nanoTime() > deadline) {
        throw new NotAsExpected(
            "expected within %s: %s; saw: %s".formatted(within, what, shown(seen)));
      }
      pause(pause);
      pause = Math.min(pause * 4 / 3, LAST_PAUSE_MILLIS);
      seen = look.get();
    }
    return seen;
  }

  private static String shown(Object seen) {
    String text = String.valueOf(seen);
    return text.length() > 1500 ? text.substring(0, 1500) + "…" : text;
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
