package io.tenantry.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tenantry.local.checkout.Checkout;
import io.tenantry.local.checkout.Problem;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.function.Consumer;

/** The administrator of the running fleet, signed in through the gateway. */
record Administrator(HttpClient http, String gateway, String token) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long PAUSE_MILLIS = 500;

  /**
   * Runs a job and waits until it has ended.
   *
   * @param meanwhile looks on while it runs
   * @return what was done, counted
   * @throws Problem when the job failed or the fleet does not answer
   */
  static JsonNode runs(String job, Checkout checkout, Consumer<Administrator> meanwhile) {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return signedIn(http, JSON.readTree(checkout.accounts().toFile())).run(job, meanwhile);
    } catch (IOException e) {
      throw new Problem("The fleet does not answer. Start it with: make up", e);
    }
  }

  private static Administrator signedIn(HttpClient http, JsonNode accounts) {
    var gateway = accounts.path("gateway").asText();
    var token =
        new Administrator(http, gateway, "")
            .send("POST", "/api/v1/auth/login", accounts.path("admin").toString())
            .path("accessToken")
            .asText();
    return new Administrator(http, gateway, token);
  }

  private JsonNode run(String job, Consumer<Administrator> meanwhile) {
    String id = send("POST", "/api/v1/admin/jobs/" + job + "/run", "{}").path("runId").asText();
    JsonNode state = state(id);
    while (state.path("status").asText().matches("queued|running")) {
      pause();
      meanwhile.accept(this);
      state = state(id);
    }
    if (!state.path("status").asText().equals("succeeded")) {
      throw new Problem("The job " + job + " failed: " + state.path("error").asText());
    }
    return state.path("counts");
  }

  private JsonNode state(String id) {
    return get("/api/v1/admin/jobs/runs/" + id);
  }

  JsonNode get(String path) {
    return send("GET", path, "");
  }

  private JsonNode send(String method, String path, String body) {
    BodyPublisher content =
        body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    var request =
        HttpRequest.newBuilder(URI.create(gateway + path))
            .header("Content-Type", "application/json")
            .method(method, content);
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      var answer = http.send(request.build(), BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new Problem(method + " " + path + " was refused: " + answer.body());
      }
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new Problem("The fleet does not answer. Start it with: make up", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Problem("Interrupted.", e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
