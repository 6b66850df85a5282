package io.tenantry.bench.events;

import io.tenantry.bench.fleet.Stack;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** A topic of its own for a run, gone afterwards. */
record BenchTopic(String name, Stack stack) implements AutoCloseable {
  private static final int PARTITIONS = 4;

  static BenchTopic create(Stack stack) throws Exception {
    String name = "bench.latency." + UUID.randomUUID().toString().substring(0, 8);
    try (Admin admin = admin(stack)) {
      admin.createTopics(List.of(new NewTopic(name, PARTITIONS, (short) 1))).all().get();
    }
    return new BenchTopic(name, stack);
  }

  private static Admin admin(Stack stack) {
    return Admin.create(Map.of("bootstrap.servers", stack.kafka()));
  }

  @Override
  public void close() throws Exception {
    try (Admin admin = admin(stack)) {
      admin.deleteTopics(List.of(name)).all().get();
    }
  }
}
