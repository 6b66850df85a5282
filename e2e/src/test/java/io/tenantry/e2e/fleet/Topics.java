package io.tenantry.e2e.fleet;

import io.tenantry.e2e.client.Fleet;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads topics from their beginning, without a group: as a consumer that is born today. */
public final class Topics {
  private final Map<String, Object> connection;

  public Topics(Fleet fleet) {
    this.connection = Map.of("bootstrap.servers", fleet.url("kafka"));
  }

  /**
   * Returns the topics that keep for longer than this, by name; compacted ones keep without end.
   */
  public Set<String> keepingLongerThan(Duration longest) {
    try (Admin admin = Admin.create(connection)) {
      Collection<ConfigResource> topics =
          admin.listTopics().names().get().stream()
              .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
              .toList();
      return admin.describeConfigs(topics).all().get().entrySet().stream()
          .filter(topic -> keepsLongerThan(longest, topic.getValue()))
          .map(topic -> topic.getKey().name())
          .collect(Collectors.toSet());
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static boolean keepsLongerThan(Duration longest, Config config) {
    long retention = Long.parseLong(config.get("retention.ms").value());
    return config.get("cleanup.policy").value().contains("compact")
        || retention < 0
        || retention > longest.toMillis();
  }

  /** Returns the last record of each key; a key whose last record is a tombstone is not there. */
  public Map<String, byte[]> states(String topic) {
    Map<String, byte[]> states = new LinkedHashMap<>();
    read(
        List.of(topic),
        message -> {
          if (message.value() == null) {
            states.remove(message.key());
          } else {
            states.put(message.key(), message.value());
          }
        });
    return states;
  }

  /** Hands over all records of these topics up to their ends now, in order per partition. */
  public void read(Collection<String> topics, Consumer<ConsumerRecord<String, byte[]>> reader) {
    try (var consumer =
        new KafkaConsumer<>(
            new HashMap<>(connection), new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          topics.stream()
              .flatMap(topic -> consumer.partitionsFor(topic).stream())
              .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(at -> consumer.position(at) < ends.get(at))) {
        consumer.poll(Duration.ofMillis(200)).forEach(reader);
      }
    }
  }
}
