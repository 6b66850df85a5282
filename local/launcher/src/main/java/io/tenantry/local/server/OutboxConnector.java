package io.tenantry.local.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tenantry.local.checkout.Problem;
import io.tenantry.local.checkout.Template;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** The connector that publishes the outbox of one database. */
final class OutboxConnector {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private final HttpClient http = HttpClient.newHttpClient();
  private final Stack stack;
  private final Database database;

  OutboxConnector(Stack stack, Database database) {
    this.stack = stack;
    this.database = database;
  }

  /**
   * Registers it when missing or changed, restarts its task when that failed, returns when it runs.
   */
  void ensureRunning() throws IOException, InterruptedException {
    var end = Instant.now().plus(PATIENCE);
    register();
    while (!isRunning()) {
      if (Instant.now().isAfter(end)) {
        throw new Problem("Connector " + name() + " does not run: " + trace());
      }
      Thread.sleep(250);
    }
  }

  private String name() {
    return database.name() + "-outbox";
  }

  private void register() throws IOException, InterruptedException {
    var wanted = configuration();
    var known = get("/config");
    if (known.statusCode() == 200 && JSON.readTree(known.body()).equals(withName(wanted))) {
      return;
    }
    var answer = send(to("/config").PUT(BodyPublishers.ofString(wanted.toString())));
    if (answer.statusCode() >= 400 && answer.statusCode() != 409) {
      throw new Problem("Connector " + name() + " was refused: " + answer.body());
    }
  }

  private JsonNode withName(JsonNode wanted) {
    return ((com.fasterxml.jackson.databind.node.ObjectNode) wanted.deepCopy()).put("name", name());
  }

  /** Also heals: a failed task stays failed until someone restarts it. */
  private boolean isRunning() throws IOException, InterruptedException {
    var answer = get("/status");
    if (answer.statusCode() != 200) {
      register();
      return false;
    }
    var tasks = JSON.readTree(answer.body()).path("tasks");
    if (answer.body().contains("\"FAILED\"")) {
      send(to("/restart?includeTasks=true&onlyFailed=true").POST(BodyPublishers.noBody()));
      return false;
    }
    return tasks.size() == 1 && tasks.path(0).path("state").asText().equals("RUNNING");
  }

  private String trace() throws IOException, InterruptedException {
    var text = get("/status").body();
    return text.length() > 800 ? text.substring(0, 800) + "…" : text;
  }

  private JsonNode configuration() throws IOException {
    var millis = database.outboxMillis().orElseThrow();
    return JSON.readTree(
        new Template(stack.checkout().server("connect").resolve("outbox-connector.json"))
            .with(
                Map.of(
                    "DATABASE", database.name(),
                    "HOST", "localhost",
                    "PORT", Integer.toString(Ports.POSTGRES),
                    "USER", Databases.REPLICATION_ROLE,
                    "PASSWORD",
                        stack.secrets().password(Database.passwordName(Databases.REPLICATION_ROLE)),
                    "POLL_MILLIS", Integer.toString(millis))));
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(to(path));
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(Connect.URL + "/connectors/" + name() + path))
        .timeout(Duration.ofSeconds(20))
        .header("Content-Type", "application/json");
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString());
  }
}
