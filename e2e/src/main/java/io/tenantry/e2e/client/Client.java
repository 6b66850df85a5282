package io.tenantry.e2e.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** An HTTP client with an address of its own, as each person has one. */
public final class Client {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private final String base;
  private final String address;
  private String token = "";

  /** A client of the server at {@code base}. */
  public Client(String base) {
    this.base = base;
    var random = ThreadLocalRandom.current();
    this.address =
        "10.%d.%d.%d".formatted(random.nextInt(256), random.nextInt(256), random.nextInt(1, 255));
  }

  /** Sends this access token from now on. */
  public void authorize(String accessToken) {
    token = accessToken;
  }

  /** Reads. */
  public Answer get(String path) {
    return send("GET", path, null, Map.of());
  }

  /** Posts a JSON body, given as text. */
  public Answer post(String path, String json, String... headers) {
    return send("POST", path, json, pairs(headers));
  }

  /** Puts a JSON body, given as text. */
  public Answer put(String path, String json) {
    return send("PUT", path, json, Map.of());
  }

  /** Deletes. */
  public Answer delete(String path) {
    return send("DELETE", path, null, Map.of());
  }

  /** Any request. A null body sends none. */
  public Answer send(String method, String path, String json, Map<String, String> headers) {
    URI uri = URI.create(path.startsWith("http") ? path : base + path);
    var request =
        HttpRequest.newBuilder(uri)
            .timeout(Duration.ofSeconds(30))
            .header("X-Forwarded-For", address)
            .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    if (json != null && !headers.containsKey("Content-Type")) {
      request.header("Content-Type", "application/json");
    }
    headers.forEach(request::header);
    try {
      HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
      return new Answer(
          method + " " + path, response.statusCode(), parse(response.body()), response.headers());
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + uri, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Puts bytes at a presigned address. */
  public int upload(String url, byte[] content, JsonNode headers) {
    var request = HttpRequest.newBuilder(URI.create(url)).PUT(BodyPublishers.ofByteArray(content));
    headers.properties().stream()
        .filter(header -> !header.getKey().equalsIgnoreCase("host"))
        .filter(header -> !header.getKey().equalsIgnoreCase("content-length"))
        .forEach(header -> request.header(header.getKey(), header.getValue().asText()));
    try {
      return HTTP.send(request.build(), BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  String token() {
    return token;
  }

  private static JsonNode parse(String body) {
    if (body.isBlank()) {
      return MissingNode.getInstance();
    }
    try {
      return JSON.readTree(body);
    } catch (IOException notJson) {
      return JSON.getNodeFactory().textNode(body);
    }
  }

  private static Map<String, String> pairs(String... headers) {
    return headers.length == 0 ? Map.of() : Map.of(headers[0], headers[1]);
  }
}
