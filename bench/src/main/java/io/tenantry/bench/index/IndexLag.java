package io.tenantry.bench.index;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tenantry.bench.Benchmark;
import io.tenantry.bench.Stack;
import io.tenantry.e2e.client.Client;
import io.tenantry.e2e.client.Crowd;
import io.tenantry.e2e.client.Fleet;
import io.tenantry.e2e.client.Person;
import io.tenantry.e2e.rental.Home;
import io.tenantry.e2e.rental.Listing;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Measures the time from a change through the API until people find it: an administrator publishes
 * 500 listings, 20 a second, and a client looks at the newest through the gateway. In between: a
 * transaction, Debezium, Kafka, the indexer, Elasticsearch. Baseline in the same run: documents
 * written to Elasticsearch directly, into an index with its usual refresh of a second.
 */
public final class IndexLag implements Benchmark {
  private static final int CHANGES = 500;
  private static final int PER_SECOND = 20;
  private static final int LANDLORDS = 25;

  /** Of a fleet that was just started: its compilers are at work for as long. */
  private static final int WARM_UPS = 3;

  private static final int SHOWN = 100;
  private static final double TARGET_P99_MILLIS = 1500;
  private static final long PATIENCE_SECONDS = 30;

  @Override
  public boolean run(Stack stack, PrintStream out) throws Exception {
    Fleet fleet = Fleet.running();
    out.printf(Locale.ROOT, "Index lag: %d changes at %d/s%n", CHANGES, PER_SECOND);
    Histogram direct = direct(stack.accounts().path("elasticsearch").asText());
    print(out, "Elasticsearch directly, refresh 1 s (baseline)", direct);
    for (int i = 1; i <= WARM_UPS; i++) {
      print(out, "API → event → index → found (warm-up %d)".formatted(i), ours(fleet));
    }
    Histogram ours = ours(fleet);
    print(out, "API → event → index → found (ours)", ours);
    double p99 = ours.getValueAtPercentile(99) / 1e3;
    boolean held = p99 <= TARGET_P99_MILLIS && ours.getTotalCount() == CHANGES;
    out.printf(
        Locale.ROOT,
        "%d of %d found · target p99 ≤ %.0f ms: %s%n",
        ours.getTotalCount(),
        CHANGES,
        TARGET_P99_MILLIS,
        held ? "held" : "MISSED");
    return held;
  }

  private static Histogram ours(Fleet fleet) throws Exception {
    List<Listing> listings = offers(fleet);
    try {
      return published(fleet, listings);
    } finally {
      listings.forEach(
          listing -> listing.home().landlord().http().delete("/api/v1/listings/" + listing.id()));
    }
  }

  private static List<Listing> offers(Fleet fleet) throws Exception {
    return Crowd.of(LANDLORDS, 4, i -> offersOfOne(fleet)).stream()
        .flatMap(List::stream)
        // published in the order of their making, each is the newest when it is found
        .sorted(Comparator.comparing(Listing::id))
        .toList();
  }

  private static List<Listing> offersOfOne(Fleet fleet) {
    Home home = Home.enter(Person.landlord(fleet, "Lag"));
    return IntStream.range(0, CHANGES / LANDLORDS).mapToObj(i -> home.offer(1)).toList();
  }

  private static Histogram published(Fleet fleet, List<Listing> listings) throws Exception {
    Person administrator = fleet.administrator();
    Watch watch = new Watch();
    Thread searching =
        Thread.ofPlatform().start(() -> watch.until(listings.size(), ids -> found(fleet, ids)));
    beat(
        listings,
        listing -> {
          watch.changed(listing.id());
          listing.approve(administrator).expect(200);
        });
    searching.join();
    return watch.latencies;
  }

  /** Returns those of these listings that a search for the newest finds. */
  private static List<String> found(Fleet fleet, List<String> listings) {
    // a new client has an address of its own, as the many people who search have
    Client anybody = new Client(fleet.url("gateway"));
    Set<String> shown = new HashSet<>();
    anybody
        .get("/api/v1/search/listings?sort=newest&limit=" + SHOWN)
        .body()
        .path("items")
        .forEach(item -> shown.add(item.path("id").asText()));
    return listings.stream().filter(shown::contains).toList();
  }

  private static Histogram direct(String elasticsearch) throws Exception {
    String index = "bench-lag-" + UUID.randomUUID();
    try (Raw raw = new Raw(elasticsearch + "/" + index)) {
      raw.send(
          "PUT",
          "",
          """
          {"settings": {"refresh_interval": "1s", "number_of_replicas": 0},
           "mappings": {"properties": {"word": {"type": "keyword"}}}}
          """);
      List<String> words =
          IntStream.range(0, CHANGES).mapToObj(i -> UUID.randomUUID().toString()).toList();
      Watch watch = new Watch();
      Thread searching = Thread.ofPlatform().start(() -> watch.until(words.size(), raw::found));
      beat(
          words,
          word -> {
            watch.changed(word);
            raw.send("POST", "/_doc", "{\"word\": \"" + word + "\"}");
          });
      searching.join();
      return watch.latencies;
    }
  }

  /** Does something to each, 20 a second, however long it takes. */
  private static <T> void beat(List<T> all, Consumer<T> change) throws InterruptedException {
    long beat = TimeUnit.SECONDS.toNanos(1) / PER_SECOND;
    long start = System.nanoTime();
    try (ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < all.size(); i++) {
        TimeUnit.NANOSECONDS.sleep(start + i * beat - System.nanoTime());
        T one = all.get(i);
        var unused = hands.submit(() -> change.accept(one));
      }
    }
  }

  private static void print(PrintStream out, String what, Histogram latencies) {
    out.printf(
        Locale.ROOT,
        "  %-48s %4d found   p50 %6.0f ms   p99 %6.0f ms   max %6.0f ms%n",
        what,
        latencies.getTotalCount(),
        latencies.getValueAtPercentile(50) / 1e3,
        latencies.getValueAtPercentile(99) / 1e3,
        latencies.getMaxValue() / 1e3);
  }

  /** Looks again and again for what was changed. */
  private static final class Watch {
    private final Histogram latencies = new ConcurrentHistogram(3);
    private final ConcurrentHashMap<String, Long> waiting = new ConcurrentHashMap<>();
    private final AtomicLong lastSeen = new AtomicLong(System.nanoTime());

    void changed(String word) {
      waiting.put(word, System.nanoTime());
    }

    void until(int changes, Search search) {
      while (latencies.getTotalCount() < changes
          && System.nanoTime() - lastSeen.get() < TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
        for (String word : search.found(List.copyOf(waiting.keySet()))) {
          lastSeen.set(System.nanoTime());
          latencies.recordValue((lastSeen.get() - waiting.remove(word)) / 1000);
        }
        pause();
      }
    }

    private static void pause() {
      try {
        TimeUnit.MILLISECONDS.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Returns those of these words that are found now. */
  private interface Search {
    List<String> found(List<String> words);
  }

  /** An index of Elasticsearch, spoken to directly. */
  private record Raw(String url, HttpClient http) implements AutoCloseable {
    Raw(String url) {
      this(url, HttpClient.newHttpClient());
    }

    JsonNode send(String method, String path, String body) {
      try {
        return new ObjectMapper()
            .readTree(
                http.send(
                        HttpRequest.newBuilder(URI.create(url + path))
                            .header("Content-Type", "application/json")
                            .method(method, BodyPublishers.ofString(body))
                            .build(),
                        BodyHandlers.ofString())
                    .body());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }

    List<String> found(List<String> words) {
      String any = words.stream().map(w -> "\"" + w + "\"").collect(Collectors.joining(","));
      return words(
          send(
                  "POST",
                  "/_search",
                  "{\"size\": 500, \"query\": {\"terms\": {\"word\": [" + any + "]}}}")
              .path("hits")
              .path("hits"));
    }

    private static List<String> words(JsonNode hits) {
      List<String> words = new ArrayList<>();
      hits.forEach(hit -> words.add(hit.path("_source").path("word").asText()));
      return words;
    }

    @Override
    public void close() {
      send("DELETE", "", "");
      http.close();
    }
  }
}
