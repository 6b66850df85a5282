package io.tenantry.simulation.world;

import java.util.List;
import java.util.SplittableRandom;

/** Everything that is left to chance, decided by the seed. */
public final class Chance {
  private final SplittableRandom random;

  /** The chance of one run. */
  public Chance(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** True in {@code percent} of a hundred cases. */
  public boolean percent(int percent) {
    return random.nextInt(100) < percent;
  }

  /** A number from {@code least} to {@code most}, both included. */
  public int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  /** A time in milliseconds; short ones are the most likely. */
  public long upTo(long millis) {
    return random.nextLong(random.nextLong(millis) + 1);
  }

  /** One of these. */
  public <T> T of(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
