package io.tenantry.bench.events;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads the topic from now on and keeps the latency of each record, in microseconds. */
final class LatencyConsumer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private final KafkaConsumer<String, byte[]> consumer;
  private final Thread reader;
  private final Histogram latencies = new Histogram(3);
  private volatile boolean open = true;
  private volatile boolean measuring;
  private final AtomicLong received = new AtomicLong();

  LatencyConsumer(BenchTopic topic) {
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", topic.stack().kafka()),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    var partitions =
        consumer.partitionsFor(topic.name()).stream()
            .map(partition -> new TopicPartition(topic.name(), partition.partition()))
            .collect(Collectors.toSet());
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    reader = Thread.ofPlatform().daemon().start(this::read);
  }

  void startMeasuring() {
    measuring = true;
  }

  Histogram latencies() {
    return latencies;
  }

  /**
   * Waits until this many records arrived.
   *
   * @throws TimeoutException when some never come: events were lost
   */
  void awaitAll(long expected) throws TimeoutException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (received.get() < expected) {
      if (System.nanoTime() > deadline) {
        throw new TimeoutException("Of %d events %d arrived".formatted(expected, received.get()));
      }
      Thread.sleep(10);
    }
  }

  private void read() {
    while (open) {
      for (ConsumerRecord<String, byte[]> message : consumer.poll(Duration.ofMillis(100))) {
        long micros = Stamp.nanosSince(message.value()) / 1000;
        if (measuring) {
          latencies.recordValue(micros);
        }
        received.incrementAndGet();
      }
    }
    consumer.close();
  }

  @Override
  public void close() throws InterruptedException {
    open = false;
    reader.join();
  }
}
