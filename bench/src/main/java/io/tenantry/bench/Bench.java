package io.tenantry.bench;

import io.tenantry.bench.events.EventLatency;
import io.tenantry.bench.flashsale.FlashSale;
import io.tenantry.bench.fleet.Benchmark;
import io.tenantry.bench.fleet.Stack;
import io.tenantry.bench.gateway.GatewayOverhead;
import io.tenantry.bench.index.IndexLag;
import io.tenantry.bench.search.IndexRebuild;
import io.tenantry.bench.search.SearchSpeed;
import io.tenantry.bench.soak.Soak;
import java.util.Map;
import java.util.TreeMap;

/** {@code make bench NAME=x}: runs a benchmark by its name against the running fleet. */
public final class Bench {
  private static final Map<String, Benchmark> ALL =
      new TreeMap<>(
          Map.of(
              "event-latency", new EventLatency(),
              "flash-sale", new FlashSale(),
              "gateway", new GatewayOverhead(),
              "index-lag", new IndexLag(),
              "index-rebuild", new IndexRebuild(),
              "search", new SearchSpeed(),
              "soak", new Soak()));

  private Bench() {}

  /** Runs the benchmark named by the first argument. */
  public static void main(String[] arguments) throws Exception {
    Benchmark benchmark = arguments.length == 1 ? ALL.get(arguments[0]) : null;
    if (benchmark == null) {
      System.err.println("Say which: make bench NAME=" + String.join("|", ALL.keySet()));
      System.exit(1);
      return;
    }
    boolean held;
    try {
      held = benchmark.run(Stack.running(), System.out);
    } catch (Exception failure) {
      failure.printStackTrace();
      held = false;
    }
    // whoever still reads or writes is not waited for
    System.exit(held ? 0 : 1);
  }
}
