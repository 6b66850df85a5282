package io.tenantry.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tenantry.local.checkout.Checkout;
import io.tenantry.local.checkout.Problem;
import io.tenantry.local.process.Progress;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/**
 * Rebuilds the search index of the running fleet, as its administrator, and tells how far it is.
 */
record Reindex(Checkout checkout, Progress progress) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long PAUSE_MILLIS = 500;

  void run() {
    try (HttpClient http = HttpClient.newHttpClient()) {
      Session session = Session.begin(http, JSON.readTree(checkout.accounts().toFile()));
      String run =
          session.send("POST", "/api/v1/admin/jobs/rebuild-index/run", "{}").path("runId").asText();
      JsonNode state = session.run(run);
      while (state.path("status").asText().matches("queued|running")) {
        Thread.sleep(PAUSE_MILLIS);
        tell(session.send("GET", "/api/v1/admin/search/index", "").path("rebuild"));
        state = session.run(run);
      }
      if (!state.path("status").asText().equals("succeeded")) {
        throw new Problem("The index was not rebuilt: " + state.path("error").asText());
      }
      progress.say("The index is rebuilt: " + state.path("counts"));
    } catch (IOException e) {
      throw new Problem("The fleet does not answer. Start it with: make up", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tell(JsonNode rebuild) {
    if (rebuild.isObject()) {
      progress.say(
          "  %-10s %,d of %,d"
              .formatted(
                  rebuild.path("phase").asText(),
                  rebuild.path("done").asLong(),
                  rebuild.path("expected").asLong()));
    }
  }

  /** The administrator, signed in. */
  private record Session(HttpClient http, String gateway, String token) {
    static Session begin(HttpClient http, JsonNode accounts)
        throws IOException, InterruptedException {
      var gateway = accounts.path("gateway").asText();
      var token =
          new Session(http, gateway, "")
              .send("POST", "/api/v1/auth/login", accounts.path("admin").toString())
              .path("accessToken")
              .asText();
      return new Session(http, gateway, token);
    }

    JsonNode run(String id) throws IOException, InterruptedException {
      return send("GET", "/api/v1/admin/jobs/runs/" + id, "");
    }

    JsonNode send(String method, String path, String body)
        throws IOException, InterruptedException {
      BodyPublisher content =
          body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
      var request =
          HttpRequest.newBuilder(URI.create(gateway + path))
              .header("Content-Type", "application/json")
              .method(method, content);
      if (!token.isEmpty()) {
        request.header("Authorization", "Bearer " + token);
      }
      var answer = http.send(request.build(), BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new Problem(method + " " + path + " was refused: " + answer.body());
      }
      return JSON.readTree(answer.body());
    }
  }
}
