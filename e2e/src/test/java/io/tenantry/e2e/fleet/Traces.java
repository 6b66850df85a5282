package io.tenantry.e2e.fleet;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * Looks for words in everything that topics hold, from their beginning: in keys, headers and the
 * bytes of values, where Avro has text as UTF-8. A record that is followed by the tombstone of its
 * key is gone at the next compaction, so it does not count; nor do topics that forget within days.
 */
public final class Traces {
  private static final Duration SOON = Duration.ofDays(7);
  private final Topics topics;

  public Traces(Topics topics) {
    this.topics = topics;
  }

  /** Returns where a word stands: topic, key and type of event. */
  public List<String> of(List<String> words) {
    List<byte[]> wanted =
        words.stream().map(word -> word.getBytes(StandardCharsets.ISO_8859_1)).toList();
    Map<String, List<String>> found = new HashMap<>();
    topics.read(
        topics.keepingLongerThan(SOON),
        message -> {
          String key = message.topic() + " " + message.key();
          if (message.value() == null) {
            found.remove(key);
          } else if (wanted.stream().anyMatch(word -> says(message, word))) {
            found.computeIfAbsent(key, none -> new ArrayList<>()).add(key + " " + type(message));
          }
        });
    return found.values().stream().flatMap(List::stream).toList();
  }

  private static boolean says(ConsumerRecord<String, byte[]> message, byte[] word) {
    if (contains(message.value(), word)
        || (message.key() != null && message.key().contains(text(word)))) {
      return true;
    }
    for (Header header : message.headers()) {
      if (header.value() != null && contains(header.value(), word)) {
        return true;
      }
    }
    return false;
  }

  private static boolean contains(byte[] text, byte[] word) {
    return text(text).contains(text(word));
  }

  /** One character a byte, so that nothing is lost. */
  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static String type(ConsumerRecord<String, byte[]> message) {
    Header type = message.headers().lastHeader("ce_type");
    return type == null ? "without type" : new String(type.value(), StandardCharsets.UTF_8);
  }
}
