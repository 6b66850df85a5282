package io.tenantry.platform.events;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads a topic from its beginning to where it ends now, beside the service's consumers: no group,
 * no offsets kept. For state that is made again from a compacted topic, and for dead letters.
 */
@ApplicationScoped
public class TopicReader {
  private static final Duration POLL = Duration.ofMillis(250);
  private static final int BATCH = 1000;
  private final Map<String, Object> kafka;
  private final EventCodec codec;

  TopicReader(@Identifier("default-kafka-broker") Map<String, Object> kafka, EventCodec codec) {
    this.kafka = kafka;
    this.codec = codec;
  }

  /** Progress of the reading: records read, and records there may be at most. */
  public record Position(long read, long end) {}

  /**
   * Reads everything, in order per partition, batch by batch on a worker thread.
   *
   * @param batch what to do with the next records; the one after it waits
   */
  public Uni<Position> read(
      String topic, BiFunction<List<ConsumerRecord<String, byte[]>>, Position, Uni<Void>> batch) {
    return Uni.createFrom()
        .item(() -> readAll(topic, batch))
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
  }

  /**
   * The event in a record. May ask the registry, so not on an event loop.
   *
   * @throws RuntimeException when it is none
   */
  public Event open(ConsumerRecord<String, byte[]> message) {
    return Envelope.open(message, codec);
  }

  private Position readAll(
      String topic, BiFunction<List<ConsumerRecord<String, byte[]>>, Position, Uni<Void>> batch) {
    try (KafkaConsumer<String, byte[]> consumer = consumer()) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      long first = sum(consumer.beginningOffsets(partitions));
      consumer.seekToBeginning(partitions);
      Position position = new Position(0, sum(ends) - first);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        List<ConsumerRecord<String, byte[]>> records = next(consumer, ends);
        if (!records.isEmpty()) {
          position = new Position(position.read() + records.size(), position.end());
          batch.apply(records, position).await().indefinitely();
        }
      }
      return position;
    }
  }

  private static List<ConsumerRecord<String, byte[]>> next(
      KafkaConsumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
    List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> message : consumer.poll(POLL)) {
      if (message.offset() < ends.get(new TopicPartition(message.topic(), message.partition()))) {
        records.add(message);
      }
    }
    return records;
  }

  private static long sum(Map<TopicPartition, Long> offsets) {
    return offsets.values().stream().mapToLong(Long::longValue).sum();
  }

  private KafkaConsumer<String, byte[]> consumer() {
    Map<String, Object> configuration = new HashMap<>(kafka);
    configuration.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, BATCH);
    configuration.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    return new KafkaConsumer<>(
        configuration, new StringDeserializer(), new ByteArrayDeserializer());
  }
}
