package io.tenantry.simulation.provider;

import io.tenantry.simulation.world.Fault;
import io.tenantry.simulation.world.Node;
import io.tenantry.simulation.world.World;

/** The way of webhooks: some are lost, some come twice, late or in another order. */
public final class Webhooks {
  private static final long USUAL = 500;
  private static final long HELD_BACK = 30_000;
  private static final long DELAYED = 900_000;
  private static final long AGAIN = 60_000;

  private final World world;
  private Receiver receiver;
  private int told;
  private int latest;

  Webhooks(World world) {
    this.world = world;
  }

  /** Receiver of the webhooks. */
  public interface Receiver {
    /** The process that answers. */
    Node node();

    /**
     * An event arrives.
     *
     * @param number the event's id at the provider
     */
    void receive(int number, Webhook event);
  }

  /** Says who is told. */
  public void to(Receiver somebody) {
    receiver = somebody;
  }

  /** Tells what we could learn by asking, too: it may be lost. */
  void tell(Webhook event) {
    if (world.faults().strikes(Fault.DROP)) {
      told++;
    } else {
      tellSurely(event);
    }
  }

  /** Tells, maybe more than once. */
  void tellSurely(Webhook event) {
    int number = ++told;
    world.in(way(), () -> arrive(number, event));
    if (world.faults().strikes(Fault.DUPLICATE)) {
      world.in(way(), () -> arrive(number, event));
    }
  }

  private long way() {
    if (world.faults().strikes(Fault.REORDER)) {
      return world.chance().upTo(HELD_BACK);
    }
    return world.chance().upTo(world.faults().strikes(Fault.DELAY) ? DELAYED : USUAL);
  }

  /** Delivers an event; without an answer it is delivered again. */
  private void arrive(int number, Webhook event) {
    boolean answered = false;
    try {
      if (receiver.node().up()) {
        notice(number);
        receiver.node().note("webhook " + event.getClass().getSimpleName());
        receiver.receive(number, event);
        answered = true;
      }
    } finally {
      if (!answered) {
        world.in(AGAIN, () -> arrive(number, event));
      }
    }
  }

  private void notice(int number) {
    if (number < latest) {
      world.faults().seen(Fault.REORDER);
    }
    latest = Math.max(latest, number);
  }
}
