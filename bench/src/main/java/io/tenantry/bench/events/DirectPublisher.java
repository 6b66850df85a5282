package io.tenantry.bench.events;

import io.tenantry.bench.fleet.Stack;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes from the application, with nothing that ties it to a transaction. */
final class DirectPublisher implements Publisher {
  private final KafkaProducer<String, byte[]> producer;
  private final String topic;
  private long sent;

  DirectPublisher(Stack stack, String topic) {
    this.topic = topic;
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", stack.kafka(), "acks", "all"),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  @Override
  public void publish() {
    var unused =
        producer.send(new ProducerRecord<>(topic, UUID.randomUUID().toString(), Stamp.now()));
    sent++;
  }

  @Override
  public long sent() {
    return sent;
  }

  @Override
  public void close() {
    producer.close();
  }
}
