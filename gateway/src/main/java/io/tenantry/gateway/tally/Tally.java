package io.tenantry.gateway.tally;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts something in progress by key, in this gateway; a key whose count is zero is forgotten. */
public final class Tally {
  private final Map<String, Integer> counts = new ConcurrentHashMap<>();

  /** Adds one; how many there are now. */
  public int add(String key) {
    return add(key, 1);
  }

  /** Adds an amount; how much there is now. */
  public int add(String key, int amount) {
    return counts.merge(key, amount, Integer::sum);
  }

  /** Takes one away. */
  public void remove(String key) {
    remove(key, 1);
  }

  /** Takes an amount away. */
  public void remove(String key, int amount) {
    counts.computeIfPresent(key, (known, count) -> count > amount ? count - amount : null);
  }
}
