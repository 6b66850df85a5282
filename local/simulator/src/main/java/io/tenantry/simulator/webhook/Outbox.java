package io.tenantry.simulator.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.simulator.store.Digits;
import io.tenantry.simulator.store.Json;
import io.tenantry.simulator.store.Store;
import io.tenantry.simulator.store.Table;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;

/** The deliveries, kept across restarts, with those still to be made in the order they are due. */
public final class Outbox {
  private static final int TIME_DIGITS = 15;

  private final Table events;
  private final MVMap<String, String> deliveries;
  private final MVMap<String, String> queue;
  private final InstantSource time = InstantSource.system();
  private final Predicate<String> heard;
  private Weather weather = Weather.FAIR;

  /**
   * Deliveries of these events.
   *
   * @param heard whether events of a type go to an endpoint
   */
  public Outbox(Store store, Table events, Predicate<String> heard) {
    this.events = events;
    this.deliveries = store.map("deliveries");
    this.queue = store.map("deliveries.queue");
    this.heard = heard;
  }

  /** Returns the number of endpoints for events of a type. */
  public int listeners(String type) {
    return heard.test(type) ? 1 : 0;
  }

  /** Queues an event that somebody hears, and its duplicates. */
  public void add(ObjectNode event) {
    boolean goes = heard.test(event.get("type").asText());
    for (int copy = 0; copy <= weather.duplicates() && goes; copy++) {
      put(Delivery.first(event, String.valueOf(copy), time.millis() + weather.delay()));
    }
  }

  /** Queues an event once more, at once. */
  public void again(String eventId) {
    ObjectNode event =
        events
            .find(eventId)
            .orElseThrow(() -> new IllegalArgumentException("No such event: " + eventId));
    put(Delivery.first(event, Digits.random(8), time.millis()));
  }

  /**
   * Sets the faults of deliveries from now on; those that wait for another attempt are due at once.
   */
  public void weather(Weather changed) {
    weather = changed;
    for (Delivery waiting : upTo(Long.MAX_VALUE).filter(one -> one.attempts() > 0).toList()) {
      replace(waiting, waiting.dueAt(time.millis()));
    }
  }

  /** Returns the faults of deliveries. */
  public Weather weather() {
    return weather;
  }

  /** The newest deliveries as JSON, newest event first. */
  public Stream<ObjectNode> newestFirst() {
    return Stream.iterate(deliveries.lastKey(), Objects::nonNull, deliveries::lowerKey)
        .map(deliveries::get)
        .map(Json::read);
  }

  ObjectNode event(Delivery delivery) {
    return events.find(delivery.eventId()).orElseThrow();
  }

  List<Delivery> due(int most) {
    return upTo(time.millis()).limit(most).toList();
  }

  /** Returns the time of the first delivery that isn't due yet. */
  Optional<Long> nextDue() {
    return Optional.ofNullable(queue.higherKey(padded(time.millis() + 1))).map(Outbox::timeOf);
  }

  void arrived(Delivery delivery, int status) {
    queue.remove(key(Delivery.read(deliveries.get(delivery.id()))));
    deliveries.put(delivery.id(), Json.write(delivery.arrived(status).json()));
  }

  void failed(Delivery delivery, int status) {
    replace(delivery, delivery.failed(status, time.millis()));
  }

  private Stream<Delivery> upTo(long latest) {
    return Stream.iterate(
            queue.firstKey(), key -> key != null && timeOf(key) <= latest, queue::higherKey)
        .map(queue::get)
        .map(deliveries::get)
        .map(Delivery::read);
  }

  private void replace(Delivery before, Delivery after) {
    Delivery stored = Delivery.read(deliveries.get(before.id()));
    queue.remove(key(stored));
    put(after);
  }

  private void put(Delivery delivery) {
    deliveries.put(delivery.id(), Json.write(delivery.json()));
    queue.put(key(delivery), delivery.id());
  }

  private static String key(Delivery delivery) {
    return padded(delivery.due()) + delivery.id();
  }

  private static String padded(long millis) {
    String digits = String.valueOf(millis);
    return "0".repeat(TIME_DIGITS - digits.length()) + digits;
  }

  private static long timeOf(String key) {
    return Long.parseLong(key.substring(0, TIME_DIGITS));
  }
}
