package io.tenantry.simulation.world;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A service as a process: it dies with all it has in memory, and comes back after a while. */
public final class Node {
  private static final long LONGEST_ABSENCE = 60_000;
  private final World world;
  private final String name;
  private final List<Runnable> whenUp = new ArrayList<>();
  private int life;
  private boolean up = true;

  /** A process that runs. */
  public Node(World world, String name) {
    this.world = world;
    this.name = name;
  }

  /** Its world. */
  public World world() {
    return world;
  }

  /** True while it runs. */
  public boolean up() {
    return up;
  }

  /** Notes what it does now. */
  public void note(String what) {
    world.note(name, what);
  }

  /** Sets the action at each start. */
  public void whenUp(Runnable action) {
    whenUp.add(action);
  }

  /** Goes on with something after {@code delay} milliseconds, unless it dies before. */
  public void later(long delay, Runnable step) {
    int planned = life;
    world.in(
        delay,
        () -> {
          if (up && planned == life) {
            mayCrash(Fault.CRASH);
            step.run();
          }
        });
  }

  /** Wraps a reaction to an answer: it is dropped if the node dies before. */
  public <T> Consumer<T> inThisLife(Consumer<T> reaction) {
    int asked = life;
    return answer -> {
      if (up && asked == life) {
        reaction.accept(answer);
      }
    };
  }

  /** Does a transaction: all of it happens, or nothing. */
  public void commit(Runnable writes) {
    mayCrash(Fault.CRASH_BEFORE_COMMIT);
    writes.run();
    mayCrash(Fault.CRASH_AFTER_COMMIT);
  }

  private void mayCrash(Fault fault) {
    if (world.faults().strikes(fault)) {
      note(fault.name());
      life++;
      up = false;
      world.in(world.chance().upTo(LONGEST_ABSENCE), this::start);
      throw new Crashed();
    }
  }

  private void start() {
    up = true;
    note("is back");
    whenUp.forEach(Runnable::run);
  }
}
