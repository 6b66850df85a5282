package io.tenantry.simulation.broker;

import io.tenantry.simulation.world.Fault;
import io.tenantry.simulation.world.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;

/**
 * Outboxes, their way to the topics, and the topics: every event arrives at least once, those of
 * one key in order, those of different keys in any order.
 */
public final class Broker {
  private static final long USUAL = 40;
  private static final long DELAYED = 400_000;
  private static final long REJOINS = 3_000;
  private static final int FURTHEST_BACK = 3;

  private final World world;
  private final Map<String, List<Consumer>> consumers = new LinkedHashMap<>();
  private final Map<String, Log> logs = new LinkedHashMap<>();

  /** A broker without topics. */
  public Broker(World world) {
    this.world = world;
  }

  /** An event on its way. */
  public record Told(UUID id, SpecificRecord body) {}

  private static final class Log {
    private final List<Told> told = new ArrayList<>();
    private final Map<Consumer, Position> positions = new LinkedHashMap<>();
    private long publishedUntil;
  }

  private static final class Position {
    private int next;
    private boolean coming;
  }

  /** Somebody reads a topic from now on. */
  public void subscribe(String topic, Consumer consumer) {
    consumers.computeIfAbsent(topic, any -> new ArrayList<>()).add(consumer);
  }

  /** An event that was committed with its cause is published some time later. */
  public void committed(String topic, UUID key, SpecificRecord body) {
    String name = topic + key;
    Log log = logs.computeIfAbsent(name, any -> new Log());
    var told = new Told(UUID.randomUUID(), body);
    log.publishedUntil = Math.max(log.publishedUntil, world.millis() + way());
    int copies = world.faults().strikes(Fault.DUPLICATE) ? 2 : 1;
    world.in(
        log.publishedUntil - world.millis(),
        () -> {
          for (int copy = 0; copy < copies; copy++) {
            log.told.add(told);
          }
          consumers.getOrDefault(topic, List.of()).forEach(consumer -> come(log, consumer));
        });
  }

  private long way() {
    return world.chance().upTo(world.faults().strikes(Fault.DELAY) ? DELAYED : USUAL);
  }

  private void come(Log log, Consumer consumer) {
    Position position = log.positions.computeIfAbsent(consumer, any -> new Position());
    if (!position.coming && position.next < log.told.size()) {
      position.coming = true;
      world.in(consumer.node().up() ? way() : REJOINS, () -> deliver(log, consumer, position));
    }
  }

  /** The position is kept after the effect: who dies in between gets the event again. */
  private void deliver(Log log, Consumer consumer, Position position) {
    position.coming = false;
    try {
      if (consumer.node().up()) {
        consumer.node().note(log.told.get(position.next).body().getSchema().getName());
        consumer.receive(log.told.get(position.next), () -> position.next++);
        again(position);
      }
    } finally {
      come(log, consumer);
    }
  }

  /** The group is divided anew: what others had read is read again. */
  private void again(Position position) {
    if (world.faults().strikes(Fault.DUPLICATE)) {
      position.next = Math.max(0, position.next - world.chance().between(1, FURTHEST_BACK));
    }
  }
}
