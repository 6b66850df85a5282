package io.tenantry.bench.search;

import io.tenantry.bench.Benchmark;
import io.tenantry.bench.Stack;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Measures the rebuild of the index of 200,000 listings from the topic while people read: documents
 * a second, memory, and that no reader ever failed or found less. Baseline in the same run: the
 * first fill, which nobody disturbs. Afterwards index and source are compared by id and version.
 */
public final class IndexRebuild implements Benchmark {
  private static final int LISTINGS = Integer.getInteger("bench.listings", 200_000);

  @Override
  public boolean run(Stack stack, PrintStream out) throws Exception {
    try (SearchFleet fleet = new SearchFleet(stack)) {
      fleet.start();
      fleet.publish(LISTINGS, 1);
      rebuild("first fill, nobody reads (baseline)", fleet, out);
      Readers readers = new Readers(stack, fleet.alias(), out);
      Thread reading = Thread.ofPlatform().start(readers);
      rebuild("rebuild while people read", fleet, out);
      readers.over.set(true);
      reading.join();
      Map<UUID, Long> source = source(fleet);
      Map<UUID, Long> index = Elasticsearch.of(stack).versions(fleet.alias());
      boolean equal = source.equals(index) && index.size() == LISTINGS;
      boolean held = equal && readers.bad.get() == 0 && readers.reads.get() > 0;
      out.printf(
          Locale.ROOT,
          "%,d reads meanwhile, %d failed or found less · index %,d, source %,d, ids and versions %s: %s%n",
          readers.reads.get(),
          readers.bad.get(),
          index.size(),
          source.size(),
          equal ? "equal" : "DIFFER",
          held ? "held" : "MISSED");
      return held;
    }
  }

  private static void rebuild(String what, SearchFleet fleet, PrintStream out) throws Exception {
    long start = System.nanoTime();
    Map<String, Integer> counts = fleet.rebuild();
    double seconds = (System.nanoTime() - start) / 1e9;
    out.printf(
        Locale.ROOT,
        "  %-38s %,d replayed, %,d healed, %,d documents in %.1f s: %,.0f documents/s, indexer at most %d MB%n",
        what,
        counts.get("replayed"),
        counts.get("healed"),
        counts.get("documents"),
        seconds,
        counts.get("documents") / seconds,
        fleet.indexer().peakMegabytes());
  }

  private static Map<UUID, Long> source(SearchFleet fleet) throws SQLException {
    Map<UUID, Long> versions = new TreeMap<>();
    try (Connection connection = fleet.indexerDatabase().superuser();
        Statement query = connection.createStatement();
        var rows =
            query.executeQuery(
                "select listing_id, document_version from listing_document where published")) {
      while (rows.next()) {
        versions.put(rows.getObject(1, UUID.class), rows.getLong(2));
      }
    }
    return versions;
  }

  /** Counts through the alias without a pause. */
  private static final class Readers implements Runnable {
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicLong reads = new AtomicLong();
    private final AtomicLong bad = new AtomicLong();
    private final Elasticsearch elasticsearch;
    private final String alias;
    private final long expected;
    private final PrintStream out;

    Readers(Stack stack, String alias, PrintStream out) throws Exception {
      this.out = out;
      this.elasticsearch = Elasticsearch.of(stack);
      this.alias = alias;
      this.expected = elasticsearch.count(alias);
    }

    @Override
    public void run() {
      while (!over.get()) {
        try {
          long seen = elasticsearch.count(alias);
          if (seen != expected) {
            bad("found " + seen);
          }
        } catch (Exception e) {
          bad(e.toString());
        }
        reads.incrementAndGet();
      }
    }

    private void bad(String what) {
      bad.incrementAndGet();
      out.println("  a read: " + what);
    }
  }
}
