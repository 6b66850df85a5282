package io.tenantry.searchindexer;

import io.apicurio.registry.serde.avro.AvroKafkaSerializer;
import io.apicurio.registry.serde.avro.strategy.RecordIdStrategy;
import io.tenantry.platform.events.Event;
import io.tenantry.platform.events.RecordWriters;
import io.tenantry.platform.testing.TestServers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Topics of a test's own on the Kafka of the local stack, and events in them. */
public final class TestTopic {
  private static final String KAFKA = TestServers.find("kafka").asText();
  private static final Map<String, Object> AVRO =
      Map.of(
          "apicurio.registry.url",
          TestServers.find("registry").asText(),
          "apicurio.registry.auto-register",
          true,
          "apicurio.registry.auto-register.if-exists",
          "FIND_OR_CREATE_VERSION",
          "apicurio.registry.as-confluent",
          true,
          "apicurio.registry.use-id",
          "contentId",
          "apicurio.registry.artifact-resolver-strategy",
          RecordIdStrategy.class.getName(),
          "apicurio.registry.avro-datum-provider",
          RecordWriters.class);

  private TestTopic() {}

  static void create(String compacted, String plain) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", KAFKA))) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(compacted, 4, (short) 1)
                      .configs(Map.of("cleanup.policy", "compact")),
                  new NewTopic(plain, 1, (short) 1)))
          .all()
          .get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static void delete(String... topics) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", KAFKA))) {
      admin.deleteTopics(List.of(topics));
    }
  }

  /** Publishes events as Debezium does. */
  public static void publish(String topic, List<Event> events) {
    publish(topic, events, 0);
  }

  /** Publishes an event whose end is missing. */
  public static void publishTorn(String topic, Event event) {
    publish(topic, List.of(event), 3);
  }

  private static void publish(String topic, List<Event> events, int missingBytes) {
    try (AvroKafkaSerializer<SpecificRecord> serializer = new AvroKafkaSerializer<>();
        KafkaProducer<String, byte[]> producer = producer()) {
      serializer.configure(AVRO, false);
      for (Event event : events) {
        byte[] payload = serializer.serialize(topic, event.body());
        int length = payload.length - missingBytes;
        var record = new ProducerRecord<>(topic, event.subject(), Arrays.copyOf(payload, length));
        header(record, "ce_id", event.id().toString());
        header(record, "ce_type", event.type());
        header(record, "ce_source", event.source());
        header(record, "ce_subject", event.subject());
        header(record, "ce_time", event.time().toString());
        header(record, "org", event.organization().orElseThrow().toString());
        var unused = producer.send(record);
      }
      producer.flush();
    }
  }

  /** Publishes what is no event. */
  public static void publishNonsense(String topic, String key) {
    try (KafkaProducer<String, byte[]> producer = producer()) {
      var unused = producer.send(new ProducerRecord<>(topic, key, new byte[] {1, 2, 3}));
      producer.flush();
    }
  }

  private static KafkaProducer<String, byte[]> producer() {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", KAFKA, "acks", "all"),
        new StringSerializer(),
        new ByteArraySerializer());
  }

  private static void header(ProducerRecord<String, byte[]> record, String name, String value) {
    record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
