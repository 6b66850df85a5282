package io.tenantry.bench.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tenantry.bench.fleet.Stack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Elasticsearch, asked directly. */
record Elasticsearch(String url) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PAGE = 5_000;

  static Elasticsearch of(Stack stack) {
    return new Elasticsearch(stack.accounts().path("elasticsearch").asText());
  }

  int port() {
    return URI.create(url).getPort();
  }

  JsonNode send(String method, String path, String body) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(URI.create(url + path))
                  .header("Content-Type", "application/json")
                  .method(method, BodyPublishers.ofString(body))
                  .build(),
              BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new IOException(method + " " + path + ": " + answer.body());
      }
      return JSON.readTree(answer.body());
    }
  }

  long count(String index) throws IOException, InterruptedException {
    return send("GET", "/" + index + "/_count", "").path("count").asLong();
  }

  /** Every document's version. */
  Map<UUID, Long> versions(String index) throws IOException, InterruptedException {
    Map<UUID, Long> versions = new TreeMap<>();
    String after = "";
    while (true) {
      JsonNode hits =
          send(
                  "POST",
                  "/" + index + "/_search",
                  """
                  {"size": %d, "_source": false, "version": true, "sort": ["id"]%s}
                  """
                      .formatted(PAGE, after))
              .path("hits")
              .path("hits");
      for (JsonNode hit : hits) {
        versions.put(UUID.fromString(hit.path("_id").asText()), hit.path("_version").asLong());
      }
      if (hits.size() < PAGE) {
        return versions;
      }
      after = ", \"search_after\": [\"" + hits.path(PAGE - 1).path("_id").asText() + "\"]";
    }
  }

  /** Deletes every index behind or named after an alias. */
  void drop(String alias) throws IOException, InterruptedException {
    for (var index : send("GET", "/" + alias + "-*", "").properties()) {
      send("DELETE", "/" + index.getKey(), "");
    }
  }
}
