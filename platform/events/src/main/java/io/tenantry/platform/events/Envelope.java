package io.tenantry.platform.events;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Reads the CloudEvents attributes of a Kafka record (binary content mode). */
final class Envelope {
  private Envelope() {}

  static Event open(ConsumerRecord<String, byte[]> message, EventCodec codec) {
    return new Event(
        UUID.fromString(required(message, "ce_id")),
        required(message, "ce_type"),
        required(message, "ce_source"),
        required(message, "ce_subject"),
        Instant.parse(required(message, "ce_time")),
        attribute(message, "org").map(UUID::fromString),
        message.value() == null ? null : codec.decode(message.topic(), message.value()));
  }

  private static String required(ConsumerRecord<String, byte[]> message, String name) {
    return attribute(message, name)
        .orElseThrow(() -> new IllegalArgumentException("The event has no attribute " + name));
  }

  private static Optional<String> attribute(ConsumerRecord<String, byte[]> message, String name) {
    Header header = message.headers().lastHeader(name);
    return header == null || header.value() == null || header.value().length == 0
        ? Optional.empty()
        : Optional.of(new String(header.value(), StandardCharsets.UTF_8));
  }
}
