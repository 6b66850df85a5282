package io.tenantry.local.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tenantry.local.checkout.Problem;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Keycloak's admin API, as the administrator of its master realm. */
final class KeycloakAdmin {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int NOT_FOUND = 404;
  private static final int FIRST_ERROR = 400;
  private static final int FAILED = 500;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(500);
  private final HttpClient http = HttpClient.newHttpClient();
  private final String url;
  private final String token;

  private KeycloakAdmin(String url, String token) {
    this.url = url;
    this.token = token;
  }

  /** Signs in. */
  static KeycloakAdmin at(String url, String user, String password)
      throws IOException, InterruptedException {
    var form =
        "grant_type=password&client_id=admin-cli&username=%s&password=%s"
            .formatted(encoded(user), encoded(password));
    var request =
        HttpRequest.newBuilder(URI.create(url + "/realms/master/protocol/openid-connect/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build();
    var answer = answered(HttpClient.newHttpClient(), request);
    if (answer.statusCode() >= FIRST_ERROR) {
      throw new Problem("Keycloak's administrator cannot sign in: " + answer.body());
    }
    return new KeycloakAdmin(url, JSON.readTree(answer.body()).path("access_token").asText());
  }

  JsonNode get(String path) throws IOException, InterruptedException {
    return find(path).orElseThrow(() -> new Problem("Keycloak does not have " + path));
  }

  Optional<JsonNode> find(String path) throws IOException, InterruptedException {
    var answer = answered(http, to(path).GET().build());
    return answer.statusCode() == NOT_FOUND
        ? Optional.empty()
        : Optional.of(JSON.readTree(accepted(path, answer)));
  }

  void post(String path, JsonNode body) throws IOException, InterruptedException {
    send(path, to(path).POST(BodyPublishers.ofString(body.toString())));
  }

  void put(String path, JsonNode body) throws IOException, InterruptedException {
    send(path, to(path).PUT(BodyPublishers.ofString(body.toString())));
  }

  void delete(String path) throws IOException, InterruptedException {
    send(path, to(path).DELETE());
  }

  private void send(String path, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    accepted(path, answered(http, request.build()));
  }

  /** Just after its database was away Keycloak fails until it has thrown away its connections. */
  private static HttpResponse<String> answered(HttpClient http, HttpRequest request)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
    while (answer.statusCode() >= FAILED && System.nanoTime() < end) {
      Thread.sleep(PAUSE);
      answer = http.send(request, BodyHandlers.ofString());
    }
    return answer;
  }

  private static String accepted(String path, HttpResponse<String> answer) {
    if (answer.statusCode() >= FIRST_ERROR) {
      throw new Problem("Keycloak refused " + path + ": " + answer.body());
    }
    return answer.body();
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(url + "/admin" + path))
        .timeout(Duration.ofSeconds(30))
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
