package io.tenantry.searchindexer;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.tenantry.platform.testing.TestServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Indices of its own on the Elasticsearch of the local stack. */
public final class TestAlias implements QuarkusTestResourceLifecycleManager {
  private final String alias = "test-indexer-" + UUID.randomUUID();
  private final String elasticsearch = TestServers.find("elasticsearch").asText();

  @Override
  public Map<String, String> start() {
    TestTopic.create(listings(), deadLetters());
    return Map.of(
        "tenantry.search.elasticsearch",
        elasticsearch,
        "tenantry.search.alias",
        alias,
        "tenantry.search.changes-channel",
        "search:changed:" + alias,
        "quarkus.redis.hosts",
        TestServers.find("redis").asText(),
        "kafka.bootstrap.servers",
        TestServers.find("kafka").asText(),
        "tenantry.search.listings",
        listings(),
        "mp.messaging.connector.smallrye-kafka.group.id",
        alias,
        "mp.messaging.connector.smallrye-kafka.dead-letter-queue.topic",
        deadLetters(),
        "tenantry.search.dead-letters",
        deadLetters());
  }

  private String listings() {
    return alias + ".listings";
  }

  private String deadLetters() {
    return alias + ".dead-letters";
  }

  @Override
  public void stop() {
    TestTopic.delete(listings(), deadLetters());
    for (String index :
        List.of(send("GET", "/_cat/indices/" + alias + "*?h=index").split("\\s+"))) {
      send("DELETE", "/" + index);
    }
  }

  private String send(String method, String path) {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
              HttpRequest.newBuilder(URI.create(elasticsearch + path))
                  .method(method, HttpRequest.BodyPublishers.noBody())
                  .build(),
              BodyHandlers.ofString())
          .body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
