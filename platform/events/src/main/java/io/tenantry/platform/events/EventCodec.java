package io.tenantry.platform.events;

import io.apicurio.registry.serde.avro.AvroKafkaDeserializer;
import io.apicurio.registry.serde.avro.AvroKafkaSerializer;
import io.apicurio.registry.serde.avro.strategy.RecordIdStrategy;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Avro in the registry's wire format. The registry is asked once per schema, on a worker thread;
 * after that encoding is pure computation and the registry may be down.
 */
@Singleton
final class EventCodec {
  /** Ids of schemas never change; asking again would happen on an event loop, which is refused. */
  private static final long FOREVER_MILLIS = Duration.ofDays(3650).toMillis();

  private final AvroKafkaSerializer<SpecificRecord> serializer = new AvroKafkaSerializer<>();
  private final AvroKafkaDeserializer<SpecificRecord> deserializer = new AvroKafkaDeserializer<>();
  private final Set<Schema> known = ConcurrentHashMap.newKeySet();

  EventCodec(@ConfigProperty(name = "tenantry.registry.url") String registry) {
    Map<String, Object> configuration =
        Map.of(
            "apicurio.registry.url",
            registry,
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
            RecordWriters.class,
            "apicurio.registry.use-specific-avro-reader",
            true,
            "apicurio.registry.check-period-ms",
            FOREVER_MILLIS);
    serializer.configure(configuration, false);
    deserializer.configure(configuration, false);
  }

  Uni<byte[]> encode(String topic, SpecificRecord event) {
    if (known.contains(event.getSchema())) {
      return Uni.createFrom().item(serializer.serialize(topic, event));
    }
    return Uni.createFrom()
        .item(() -> serializer.serialize(topic, event))
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
        .invoke(() -> known.add(event.getSchema()));
  }

  /** Decodes; may ask the registry, so never on an event loop. */
  SpecificRecord decode(String topic, byte[] payload) {
    return deserializer.deserialize(topic, payload);
  }

  @PreDestroy
  void close() {
    serializer.close();
    deserializer.close();
  }
}
