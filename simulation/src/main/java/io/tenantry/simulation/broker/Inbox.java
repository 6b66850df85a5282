package io.tenantry.simulation.broker;

import io.tenantry.simulation.broker.Broker.Told;
import io.tenantry.simulation.world.Node;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/** Gives each event its effect once, as the platform's inbox does. */
public final class Inbox implements Consumer {
  private final Node node;
  private final Set<UUID> received = new HashSet<>();
  private final Function<SpecificRecord, Runnable> effect;
  private final boolean acknowledgesFirst;

  /**
   * An empty inbox.
   *
   * @param effect decides what an event means; the item are the writes of that
   * @param acknowledgesFirst a mistake: what is lost in a crash is lost forever
   */
  public Inbox(Node node, Function<SpecificRecord, Runnable> effect, boolean acknowledgesFirst) {
    this.node = node;
    this.effect = effect;
    this.acknowledgesFirst = acknowledgesFirst;
  }

  @Override
  public Node node() {
    return node;
  }

  @Override
  public void receive(Told event, Runnable acknowledge) {
    if (acknowledgesFirst) {
      acknowledge.run();
    }
    if (!received.contains(event.id())) {
      Runnable writes = effect.apply(event.body());
      node.commit(
          () -> {
            received.add(event.id());
            writes.run();
          });
    }
    if (!acknowledgesFirst) {
      acknowledge.run();
    }
  }
}
