package io.tenantry.bench.search;

import io.tenantry.bench.Benchmark;
import io.tenantry.bench.Stack;
import io.tenantry.e2e.server.Server;
import io.vertx.core.Vertx;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The question of people who look for a home (words, filters, radius, four facets) over 200,000
 * listings: through the gateway, and beside it, taking turns in the same run, what search asks of
 * Elasticsearch asked directly, and the same of PostgreSQL.
 */
public final class SearchSpeed implements Benchmark {
  private static final int LISTINGS = Integer.getInteger("bench.listings", 200_000);
  private static final int QUESTIONS = 600;
  private static final List<Integer> PEOPLE = List.of(1, 16, 256);
  private static final int JUDGED = 16;
  private static final Duration WARM_UP = Duration.ofSeconds(10);

  /** At this load the compilers of Elasticsearch and of two new services need minutes. */
  private static final Duration OUR_WARM_UP = Duration.ofMinutes(4);

  private static final Duration MEASURED = Duration.ofSeconds(8);
  private static final double TARGET_RATIO = 1.3;
  private static final double TARGET_P99_MILLIS = 100;

  /** A way to ask. */
  private record Door(String name, Crowd crowd) {}

  @Override
  public boolean run(Stack stack, PrintStream out) throws Exception {
    List<Question> questions = Question.some(QUESTIONS);
    Vertx vertx = Vertx.vertx();
    try (SearchFleet fleet = new SearchFleet(stack)) {
      fleet.start();
      fill(fleet, out);
      List<List<Ask>> direct = overhear(fleet, stack, vertx, questions);
      Elasticsearch elasticsearch = Elasticsearch.of(stack);
      try (Server search = fleet.search(elasticsearch.url());
          Server gateway = fleet.gateway(search);
          HttpDoor ours = new HttpDoor(vertx, gateway.port(), 256, asked(questions));
          HttpDoor raw = new HttpDoor(vertx, elasticsearch.port(), 256, direct);
          PostgresDoor postgres = new PostgresDoor(fleet.indexerDatabase(), questions)) {
        return measure(
            List.of(
                new Door("gateway (ours)", new Crowd(ours::ask)),
                new Door("Elasticsearch directly", new Crowd(raw::ask)),
                new Door("PostgreSQL tsvector + pg_trgm", new Crowd(postgres::ask))),
            out);
      }
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
  }

  private static void fill(SearchFleet fleet, PrintStream out) throws Exception {
    fleet.publish(LISTINGS, 1);
    long start = System.nanoTime();
    var counts = fleet.rebuild();
    double seconds = (System.nanoTime() - start) / 1e9;
    out.printf(
        Locale.ROOT,
        "%,d listings from the topic into an empty index: %.0f s, %,.0f documents/s, indexer at most %d MB%n",
        counts.get("documents"),
        seconds,
        counts.get("documents") / seconds,
        fleet.indexer().peakMegabytes());
  }

  /** Returns the requests that search sends to Elasticsearch for each question. */
  private static List<List<Ask>> overhear(
      SearchFleet fleet, Stack stack, Vertx vertx, List<Question> questions) throws Exception {
    List<List<Ask>> asked = new ArrayList<>();
    try (Eavesdropper ear = new Eavesdropper(vertx, Elasticsearch.of(stack).port());
        Server search = fleet.search(ear.url());
        var http = java.net.http.HttpClient.newHttpClient()) {
      ear.heard();
      for (Question question : questions) {
        int status =
            http.send(
                    HttpRequest.newBuilder(URI.create(search.url() + question.path())).build(),
                    BodyHandlers.discarding())
                .statusCode();
        List<Ask> heard = ear.heard();
        if (status == 200 && !heard.isEmpty()) {
          asked.add(heard);
        }
      }
    }
    if (asked.size() < questions.size() * 9 / 10) {
      throw new IllegalStateException("Only " + asked.size() + " questions were answered");
    }
    return asked;
  }

  private static List<List<Ask>> asked(List<Question> questions) {
    return questions.stream().map(question -> List.of(Ask.get(question.path()))).toList();
  }

  private static boolean measure(List<Door> doors, PrintStream out) throws InterruptedException {
    doors.getFirst().crowd().ask(JUDGED, OUR_WARM_UP);
    for (Door door : doors) {
      door.crowd().ask(JUDGED, WARM_UP);
    }
    boolean held = true;
    for (int people : PEOPLE) {
      out.printf(
          Locale.ROOT,
          "%d clients, load average %.1f on %d cores%n",
          people,
          ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
          Runtime.getRuntime().availableProcessors());
      List<Crowd.Seen> seen = new ArrayList<>();
      for (Door door : doors) {
        seen.add(door.crowd().ask(people, MEASURED));
        print(out, door.name(), seen.getLast());
      }
      double ratio = seen.get(0).millis(50) / seen.get(1).millis(50);
      boolean fails = seen.get(0).failures() > 0;
      held &= !fails && (people != JUDGED || judge(seen.get(0), ratio));
      out.printf(
          Locale.ROOT,
          "  overhead over Elasticsearch: p50 × %.2f, p99 × %.2f, throughput × %.2f%s%n",
          ratio,
          seen.get(0).millis(99) / seen.get(1).millis(99),
          seen.get(0).perSecond() / seen.get(1).perSecond(),
          people == JUDGED
              ? String.format(
                  Locale.ROOT,
                  " · targets p50 × ≤ %.1f, p99 < %.0f ms: %s",
                  TARGET_RATIO,
                  TARGET_P99_MILLIS,
                  judge(seen.get(0), ratio) ? "held" : "MISSED")
              : "");
    }
    return held;
  }

  private static boolean judge(Crowd.Seen ours, double ratio) {
    return ratio <= TARGET_RATIO && ours.millis(99) < TARGET_P99_MILLIS;
  }

  private static void print(PrintStream out, String name, Crowd.Seen seen) {
    out.printf(
        Locale.ROOT,
        "  %-32s %7.0f/s   p50 %7.1f ms   p99 %7.1f ms   failed %d%n",
        name,
        seen.perSecond(),
        seen.millis(50),
        seen.millis(99),
        seen.failures());
  }
}
