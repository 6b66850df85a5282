package io.tenantry.bench.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tenantry.bench.Stack;
import io.tenantry.bench.fleet.ScratchDatabase;
import io.tenantry.e2e.client.Fleet;
import io.tenantry.e2e.server.JavaService;
import io.tenantry.e2e.server.Server;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Search with an index, a topic and databases of its own beside the fleet, on the fleet's servers:
 * what is measured here is not found there.
 */
final class SearchFleet implements AutoCloseable {
  private static final List<String> ALONE = List.of("-Dtenantry.outbox.slot=");
  private static final List<String> DEAF_INDEXER =
      deaf(
          "-Dtenantry.search.changes-channel=bench:changed",
          "-Dmp.messaging.incoming.listings.enabled=false",
          "-Dmp.messaging.incoming.booking-events.enabled=false");
  private static final List<String> DEAF_SEARCH =
      deaf("-Dmp.messaging.incoming.privacy-requests.enabled=false");

  private final Stack stack;
  private final String alias = "bench-" + UUID.randomUUID().toString().substring(0, 8);
  private final Path folder;
  private final ListingTopic topic;
  private final ScratchDatabase indexerDatabase;
  private final ScratchDatabase searchDatabase;
  private Server indexer;

  SearchFleet(Stack stack) throws Exception {
    this.stack = stack;
    folder = Files.createTempDirectory("bench-search");
    topic = ListingTopic.create(stack);
    indexerDatabase = ScratchDatabase.create(stack);
    searchDatabase = ScratchDatabase.create(stack);
  }

  /** Switches off the channels of the fleet's topics, which do not concern these instances. */
  private static List<String> deaf(String... settings) {
    return Stream.concat(ALONE.stream(), Stream.of(settings)).toList();
  }

  /** Starts the indexer, with nothing to index yet. */
  void start() throws Exception {
    indexer =
        JavaService.start(
            "services/search-indexer", environment(indexerDatabase), DEAF_INDEXER, folder);
  }

  String alias() {
    return alias;
  }

  Server indexer() {
    return indexer;
  }

  ScratchDatabase indexerDatabase() {
    return indexerDatabase;
  }

  /** Publishes listings; they wait in the topic until the index is rebuilt. */
  void publish(int listings, long version) {
    topic.publish(IntStream.range(0, listings).mapToObj(i -> Offers.number(i, version)));
  }

  /** A search service that asks an Elasticsearch, or something that looks like one. */
  Server search(String elasticsearch) throws Exception {
    Map<String, String> environment = environment(searchDatabase);
    environment.put("ELASTICSEARCH_URL", elasticsearch);
    return JavaService.start("services/search", environment, DEAF_SEARCH, folder);
  }

  /** A gateway in front of a search service. */
  Server gateway(Server search) throws Exception {
    Map<String, String> environment = environment(searchDatabase);
    environment.put("SEARCH_URL", search.url());
    environment.put("TRUSTED_PROXIES", "127.0.0.0/8");
    return JavaService.start("gateway", environment, List.of(), folder);
  }

  /** Rebuilds the index; what the job counted. */
  Map<String, Integer> rebuild() throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      ObjectMapper json = new ObjectMapper();
      String token = Fleet.running().administrator().token();
      JsonNode ordered =
          json.readTree(
              http.send(
                      request("/api/v1/admin/jobs/rebuild-index/run", token)
                          .POST(BodyPublishers.ofString("{}"))
                          .build(),
                      BodyHandlers.ofString())
                  .body());
      if (!ordered.has("runId")) {
        throw new IllegalStateException("The rebuild was refused: " + ordered);
      }
      String run = ordered.path("runId").asText();
      while (true) {
        JsonNode state =
            json.readTree(
                http.send(
                        request("/api/v1/admin/jobs/runs/" + run, token).GET().build(),
                        BodyHandlers.ofString())
                    .body());
        switch (state.path("status").asText()) {
          case "succeeded" -> {
            return counts(state.path("counts"));
          }
          case "queued", "running" -> Thread.sleep(100);
          default -> throw new IllegalStateException("The rebuild failed: " + state);
        }
      }
    }
  }

  private static Map<String, Integer> counts(JsonNode counts) {
    Map<String, Integer> read = new HashMap<>();
    counts.properties().forEach(count -> read.put(count.getKey(), count.getValue().asInt()));
    return read;
  }

  private HttpRequest.Builder request(String path, String token) {
    return HttpRequest.newBuilder(URI.create(indexer.url() + path))
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json");
  }

  private Map<String, String> environment(ScratchDatabase database) {
    JsonNode accounts = stack.accounts();
    Map<String, String> environment = new HashMap<>(database.environment());
    environment.put("KAFKA_BOOTSTRAP_SERVERS", stack.kafka());
    environment.put("SCHEMA_REGISTRY_URL", accounts.path("registry").asText());
    environment.put("ELASTICSEARCH_URL", accounts.path("elasticsearch").asText());
    environment.put("REDIS_URL", stack.redis());
    environment.put("KEYCLOAK_URL", accounts.path("keycloak").path("url").asText());
    environment.put("KEYCLOAK_REALM", accounts.path("keycloak").path("realm").asText());
    environment.put("FIELD_KEYSET_FILE", accounts.path("fieldKeysetFile").asText());
    environment.put("SEARCH_ALIAS", alias);
    environment.put("LISTINGS_TOPIC", topic.name());
    environment.put("CLOCK_ADJUSTABLE", "false");
    return environment;
  }

  @Override
  public void close() throws Exception {
    if (indexer != null) {
      indexer.close();
    }
    Elasticsearch.of(stack).drop(alias);
    indexerDatabase.close();
    searchDatabase.close();
    topic.close();
  }
}
