package io.tenantry.platform.events;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;

/**
 * Counts events by type: {@code events_out_total}, {@code events_in_total} by outcome (done,
 * duplicate, dead) and {@code event_age_seconds}, from the fact to its effect here. Each meter is
 * made once; counting is then a look-up.
 */
@ApplicationScoped
class EventMeters {
  private static final String UNREADABLE = "unreadable";
  private static final String TYPE = "type";

  private final MeterRegistry meters;
  private final Clock clock;
  private final Map<Schema, Counter> out = new ConcurrentHashMap<>();
  private final Map<Schema, Incoming> in = new ConcurrentHashMap<>();
  private final Counter unreadable;
  private final Incoming tombstones;

  EventMeters(MeterRegistry meters, Clock clock) {
    this.meters = meters;
    this.clock = clock;
    this.unreadable = received(UNREADABLE, "dead");
    this.tombstones = incoming("tombstone");
  }

  private record Incoming(Counter done, Counter duplicate, Counter dead, Timer age) {}

  private Incoming incoming(Schema schema) {
    return incoming(EventType.of(schema).name());
  }

  private Incoming incoming(String type) {
    return new Incoming(
        received(type, "done"),
        received(type, "duplicate"),
        received(type, "dead"),
        Timer.builder("event.age").tag(TYPE, type).register(meters));
  }

  private Counter received(String type, String outcome) {
    return Counter.builder("events.in").tag(TYPE, type).tag("outcome", outcome).register(meters);
  }

  void published(Schema event) {
    out.computeIfAbsent(
            event,
            schema ->
                Counter.builder("events.out")
                    .tag(TYPE, EventType.of(schema).name())
                    .register(meters))
        .increment();
  }

  void handled(Event event, boolean fresh) {
    Incoming of = of(event);
    if (fresh) {
      of.done().increment();
      of.age().record(age(event));
    } else {
      of.duplicate().increment();
    }
  }

  private Duration age(Event event) {
    Duration age = Duration.between(event.time(), clock.instant());
    return age.isNegative() ? Duration.ZERO : age;
  }

  void dead(Event event) {
    of(event).dead().increment();
  }

  void unreadable() {
    unreadable.increment();
  }

  private Incoming of(Event event) {
    return event.body() == null
        ? tombstones
        : in.computeIfAbsent(event.body().getSchema(), this::incoming);
  }
}
