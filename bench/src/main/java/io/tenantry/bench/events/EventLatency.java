package io.tenantry.bench.events;

import io.tenantry.bench.Benchmark;
import io.tenantry.bench.Stack;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/**
 * Measures the time from the commit of a business transaction until a consumer has its event:
 * outbox row → WAL → Debezium → Kafka → consumer, at 200 events a second. Baseline in the same run:
 * publishing to Kafka directly, as services do that lose events between commit and publish.
 */
public final class EventLatency implements Benchmark {
  private static final int PER_SECOND = 200;
  private static final Duration WARM_UP = Duration.ofSeconds(5);
  private static final Duration MEASURED = Duration.ofSeconds(20);
  private static final double TARGET_P99_MILLIS = 250;

  @Override
  public boolean run(Stack stack, PrintStream out) throws Exception {
    out.printf("Event latency at %d events/s, %d s each, one consumer%n", PER_SECOND, 20);
    try (var topic = BenchTopic.create(stack)) {
      Histogram direct = measure(topic, new DirectPublisher(stack, topic.name()));
      print(out, "publish to Kafka directly (baseline)", direct);
      Histogram outbox = measure(topic, new OutboxPublisher(stack, topic.name()));
      print(out, "commit with outbox, Debezium (ours)", outbox);
      double p99 = millis(outbox, 99);
      out.printf(
          Locale.ROOT,
          "ratio p50 %.1f, p99 %.1f · target p99 ≤ %.0f ms: %s%n",
          millis(outbox, 50) / millis(direct, 50),
          p99 / millis(direct, 99),
          TARGET_P99_MILLIS,
          p99 <= TARGET_P99_MILLIS ? "held" : "MISSED");
      return p99 <= TARGET_P99_MILLIS;
    }
  }

  private static Histogram measure(BenchTopic topic, Publisher publisher) throws Exception {
    try (publisher;
        var consumer = new LatencyConsumer(topic)) {
      send(publisher, WARM_UP);
      consumer.awaitAll(publisher.sent());
      consumer.startMeasuring();
      send(publisher, MEASURED);
      consumer.awaitAll(publisher.sent());
      return consumer.latencies();
    }
  }

  /** Sends on a fixed beat, whatever the latency: a slow path does not slow the load down. */
  private static void send(Publisher publisher, Duration length) throws Exception {
    long beat = 1_000_000_000L / PER_SECOND;
    long events = length.toSeconds() * PER_SECOND;
    long start = System.nanoTime();
    for (int i = 0; i < events; i++) {
      long wait = start + i * beat - System.nanoTime();
      if (wait > 0) {
        Thread.sleep(Duration.ofNanos(wait));
      }
      publisher.publish();
    }
  }

  private static void print(PrintStream out, String what, Histogram latencies) {
    out.printf(
        Locale.ROOT,
        "  %-38s %6d events   p50 %6.1f ms   p99 %6.1f ms   max %6.1f ms%n",
        what,
        latencies.getTotalCount(),
        millis(latencies, 50),
        millis(latencies, 99),
        latencies.getMaxValue() / 1e3);
  }

  private static double millis(Histogram latencies, double percentile) {
    return latencies.getValueAtPercentile(percentile) / 1e3;
  }
}
