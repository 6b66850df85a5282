package io.tenantry.platform.events;

import com.github.f4b6a3.uuid.UuidCreator;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Tells the world what happened, in the transaction in which it happened. Debezium reads the row
 * from the WAL and publishes it; nothing is published from application code.
 */
@ApplicationScoped
public class Outbox {
  private static final String INSERT =
      """
      insert into outbox (id, topic, key, type, source, subject, time, org, traceparent, payload)
      values ($1, $2, $3, $4, $5, $3, $6, $7, $8, $9)
      """;

  private final EventCodec codec;
  private final EventMeters meters;
  private final Clock clock;
  private final String source;

  Outbox(
      EventCodec codec,
      EventMeters meters,
      Clock clock,
      @ConfigProperty(name = "quarkus.application.name") String service) {
    this.codec = codec;
    this.meters = meters;
    this.clock = clock;
    this.source = "/services/" + service;
  }

  /**
   * Adds an event.
   *
   * @param aggregate what it is about; events of one aggregate stay in order
   * @param organization whose it is
   */
  public Uni<Void> add(Tx tx, UUID aggregate, UUID organization, SpecificRecord event) {
    return add(tx, aggregate.toString(), organization.toString(), event);
  }

  /** Adds an event of the platform itself, which belongs to no organization. */
  public Uni<Void> add(Tx tx, String aggregate, SpecificRecord event) {
    return add(tx, aggregate, "", event);
  }

  /** Adds an event about something that has no id of its own, of an organization if it has one. */
  public Uni<Void> add(Tx tx, String aggregate, Optional<UUID> organization, SpecificRecord event) {
    return add(tx, aggregate, organization.map(UUID::toString).orElse(""), event);
  }

  /**
   * An event among those of many callers.
   *
   * @param cause what the caller's request is traced by
   */
  public record Entry(UUID aggregate, UUID organization, SpecificRecord event, SpanContext cause) {}

  /** Adds events that many callers caused, in one round trip. */
  public Uni<Void> addAll(Tx tx, List<Entry> entries) {
    return Multi.createFrom()
        .iterable(entries)
        .onItem()
        .transformToUniAndConcatenate(
            entry ->
                row(
                    entry.aggregate().toString(),
                    entry.organization().toString(),
                    entry.event(),
                    entry.cause()))
        .collect()
        .asList()
        .flatMap(rows -> tx.executeAll(INSERT, rows))
        .invoke(() -> tx.afterCommit(() -> entries.forEach(this::count)));
  }

  /** Adds the end of a state: a compacted topic forgets what stood under its key. */
  Uni<Void> addTombstone(Tx tx, String aggregate, Schema state) {
    SpanContext cause = Span.current().getSpanContext();
    return tx.execute(INSERT, row(EventType.of(state), aggregate, "", cause, null))
        .replaceWithVoid();
  }

  private Uni<Void> add(Tx tx, String aggregate, String organization, SpecificRecord event) {
    return row(aggregate, organization, event, Span.current().getSpanContext())
        .flatMap(row -> tx.execute(INSERT, row))
        .invoke(() -> tx.afterCommit(() -> meters.published(event.getSchema())))
        .replaceWithVoid();
  }

  private void count(Entry entry) {
    meters.published(entry.event().getSchema());
  }

  private Uni<Object[]> row(
      String aggregate, String organization, SpecificRecord event, SpanContext cause) {
    EventType type = EventType.of(event.getSchema());
    return codec
        .encode(type.topic(), event)
        .map(payload -> row(type, aggregate, organization, cause, payload));
  }

  private Object[] row(
      EventType type, String aggregate, String organization, SpanContext cause, byte[] payload) {
    return new Object[] {
      UuidCreator.getTimeOrderedEpoch(),
      type.topic(),
      aggregate,
      type.name(),
      source,
      clock.instant().toString(),
      organization,
      traceparent(cause),
      payload
    };
  }

  private static String traceparent(SpanContext span) {
    return span.isValid()
        ? "00-" + span.getTraceId() + "-" + span.getSpanId() + "-" + span.getTraceFlags().asHex()
        : "";
  }
}
