package io.tenantry.searchindexer.deadletter;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * A record that could not be handled.
 *
 * @param id where it stands: {@code partition-offset}
 * @param topic where it came from
 * @param event the name of the event, if it tells one
 * @param reason why it could not be handled
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record DeadLetter(
    String id,
    Optional<String> topic,
    Optional<String> key,
    Optional<String> event,
    Optional<String> reason,
    Instant failedAt) {

  static DeadLetter of(ConsumerRecord<String, byte[]> message) {
    return new DeadLetter(
        id(message),
        header(message, "dead-letter-topic"),
        Optional.ofNullable(message.key()),
        header(message, "ce_type"),
        header(message, "dead-letter-reason"),
        Instant.ofEpochMilli(message.timestamp()));
  }

  static String id(ConsumerRecord<String, byte[]> message) {
    return message.partition() + "-" + message.offset();
  }

  private static Optional<String> header(ConsumerRecord<String, byte[]> message, String name) {
    Header header = message.headers().lastHeader(name);
    return header == null || header.value() == null
        ? Optional.empty()
        : Optional.of(new String(header.value(), StandardCharsets.UTF_8));
  }
}
