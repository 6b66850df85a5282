package io.tenantry.search;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.tenantry.platform.testing.LocalStack;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An index of its own on the Elasticsearch of the local stack, made as search-indexer makes it. */
public final class TestIndex implements QuarkusTestResourceLifecycleManager {
  private final String name = "test-search-" + UUID.randomUUID();
  private final String elasticsearch = LocalStack.accounts().path("elasticsearch").asText();

  @Override
  public Map<String, String> start() {
    try (InputStream shape = TestIndex.class.getResourceAsStream("/listings-index.json")) {
      send("PUT", "/" + name, new String(shape.readAllBytes(), StandardCharsets.UTF_8));
      ObjectMapper mapper = new ObjectMapper();
      for (Map<String, Object> listing : TestListings.ALL) {
        send("PUT", "/" + name + "/_doc/" + listing.get("id"), mapper.writeValueAsString(listing));
      }
      send("POST", "/" + name + "/_refresh", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.of(
        "tenantry.search.elasticsearch",
        elasticsearch,
        "tenantry.search.alias",
        name,
        "tenantry.search.patience",
        "PT10S",
        "quarkus.log.console.json.enabled",
        "false");
  }

  @Override
  public void stop() {
    send("DELETE", "/" + name, "");
  }

  private void send(String method, String path, String json) {
    try {
      HttpResponse<String> answer =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(elasticsearch + path))
                      .header("Content-Type", "application/json")
                      .method(method, BodyPublishers.ofString(json))
                      .build(),
                  BodyHandlers.ofString());
      if (!List.of(200, 201).contains(answer.statusCode())) {
        throw new IllegalStateException(answer.body());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
