package io.tenantry.simulation.broker;

import io.tenantry.simulation.broker.Broker.Told;
import io.tenantry.simulation.world.Node;

/** A service as a reader of a topic. */
public interface Consumer {
  /** The process it runs in. */
  Node node();

  /**
   * Gives an event its effect.
   *
   * @param acknowledge says that it need not come again
   */
  void receive(Told event, Runnable acknowledge);
}
