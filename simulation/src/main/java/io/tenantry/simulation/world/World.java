package io.tenantry.simulation.world;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Time and order of a run. One step happens after the other; which one, and when, the seed decides.
 */
public final class World {
  private static final Instant BEGINNING = Instant.parse("2026-03-01T09:00:00Z");
  private static final int MOST_STEPS = 50_000;

  private final Chance chance;
  private final Faults faults;
  private final History history;
  private final PriorityQueue<Step> steps =
      new PriorityQueue<>(Comparator.comparingLong(Step::at).thenComparingLong(Step::number));
  private long millis;
  private long planned;
  private int done;
  private Runnable afterEach = () -> {};

  private record Step(long at, long number, Runnable action) {}

  /** A new world. */
  public World(long seed, boolean readable) {
    this.chance = new Chance(seed);
    this.faults = new Faults(chance);
    this.history = new History(readable);
  }

  /** Chance of this run. */
  public Chance chance() {
    return chance;
  }

  /** Returns the faults of this run. */
  public Faults faults() {
    return faults;
  }

  /** Returns the history so far. */
  public History history() {
    return history;
  }

  /** Time since the beginning. */
  public long millis() {
    return millis;
  }

  /** The time as clocks show it. */
  public Instant now() {
    return BEGINNING.plusMillis(millis);
  }

  /** Something will happen after {@code delay} milliseconds. */
  public void in(long delay, Runnable action) {
    steps.add(new Step(millis + Math.max(delay, 0), planned++, action));
  }

  /** Notes what happens now. */
  public void note(String who, String what) {
    history.add(millis, who, what);
  }

  /** Sets the check after each step. */
  public void afterEach(Runnable check) {
    afterEach = check;
  }

  /**
   * Lets things happen until nothing is left to do. Nothing goes wrong after {@code faultsEnd}.
   *
   * @throws Broken when an invariant does not hold
   */
  public void run(long faultsEnd) {
    in(
        faultsEnd,
        () -> {
          faults.end();
          note("world", "nothing goes wrong any more");
        });
    while (!steps.isEmpty()) {
      step(steps.remove());
      if (++done > MOST_STEPS) {
        throw new Broken(Invariant.NOTHING_IS_STUCK, "It goes on and on");
      }
    }
  }

  private void step(Step next) {
    millis = next.at();
    try {
      next.action().run();
      afterEach.run();
    } catch (Crashed crashed) {
      afterEach.run();
    } catch (Broken broken) {
      throw broken;
    } catch (RuntimeException failure) {
      throw new Broken(failure);
    }
  }
}
