package io.tenantry.simulation.people;

import io.tenantry.simulation.world.Fault;
import io.tenantry.simulation.world.World;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Somebody's way to a service: asks until there is an answer, or until they lose patience. */
final class Line {
  private static final long WAY = 200;
  private static final long PATIENCE = 8_000;
  private static final int MOST_TRIES = 6;
  private final World world;

  Line(World world) {
    this.world = world;
  }

  /**
   * Asks, and asks the same again.
   *
   * @param request gets whom to answer
   * @param enough whether an answer is one; after another they ask again
   * @param then what they do with it, once
   */
  <T> void ask(Consumer<Consumer<T>> request, Predicate<T> enough, Consumer<T> then) {
    new Question<>(request, enough, then).ask(1);
  }

  private final class Question<T> {
    private final Consumer<Consumer<T>> request;
    private final Predicate<T> enough;
    private final Consumer<T> then;
    private boolean answered;

    Question(Consumer<Consumer<T>> request, Predicate<T> enough, Consumer<T> then) {
      this.request = request;
      this.enough = enough;
      this.then = then;
    }

    void ask(int tries) {
      if (!world.faults().strikes(Fault.DROP)) {
        send();
      }
      if (world.faults().strikes(Fault.DUPLICATE)) {
        send();
      }
      if (tries < MOST_TRIES) {
        world.in(PATIENCE + world.chance().upTo(PATIENCE), () -> askAgain(tries + 1));
      }
    }

    private void askAgain(int tries) {
      if (!answered) {
        ask(tries);
      }
    }

    private void send() {
      world.in(world.chance().upTo(WAY), () -> request.accept(this::hear));
    }

    private void hear(T answer) {
      if (!answered && enough.test(answer) && !world.faults().strikes(Fault.DROP)) {
        answered = true;
        world.in(world.chance().upTo(WAY), () -> then.accept(answer));
      }
    }
  }
}
