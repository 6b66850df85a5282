package io.tenantry.platform.jobs;

import java.util.Map;

/**
 * Result of a sweep.
 *
 * @param done how much was done, as its work counts it
 * @param failed how many items failed; the log says which and why
 */
public record Swept(int done, int failed) {
  /** Nothing was there to do. */
  public static final Swept NOTHING = new Swept(0, 0);

  /** Both sweeps together. */
  public Swept and(Swept other) {
    return new Swept(done + other.done, failed + other.failed);
  }

  /** The findings of a job, such as {@code {"reminders": 12, "failed": 1}}. */
  public Map<String, Integer> findings(String name) {
    return Map.of(name, done, "failed", failed);
  }
}
