package io.tenantry.platform.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tenantry.platform.fleet.FleetService;
import io.tenantry.platform.fleet.FleetTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/**
 * Servers of docker-compose.yml as containers of this test run, on free ports of loopback. They see
 * each other by the names they have there.
 */
final class ServerContainers {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Set<String> OF_ALL = Set.of("registry", "redis");
  private final ComposeFile compose;
  private final Network network = Network.newNetwork();
  private final Map<String, GenericContainer<?>> running = new HashMap<>();

  ServerContainers(ComposeFile compose) {
    this.compose = compose;
  }

  /** Returns the content of {@code accounts.json}; the server is started when it is not running. */
  synchronized JsonNode account(String name) {
    return switch (name) {
      case "postgres" ->
          json(
              Map.of(
                  "host",
                  "localhost",
                  "port",
                  port(name),
                  "superuser",
                  "postgres",
                  "password",
                  compose.value("POSTGRES_PASSWORD")));
      case "kafka" -> text("localhost:" + port(name));
      case "redis" ->
          text("redis://:%s@localhost:%d".formatted(compose.value("REDIS_PASSWORD"), port(name)));
      case "s3" ->
          json(
              Map.of(
                  "endpoint", url(name),
                  "bucket", "tenantry",
                  "accessKey", compose.value("S3_ACCESS_KEY"),
                  "secretKey", compose.value("S3_SECRET_KEY")));
      case "keycloak" ->
          json(
              Map.of(
                  "url", url(name),
                  "realm", "tenantry",
                  "clientId", "gateway",
                  "clientSecret", compose.value("KEYCLOAK_CLIENT_SECRET"),
                  "admin",
                      Map.of(
                          "username",
                          "admin",
                          "password",
                          compose.value("KEYCLOAK_ADMIN_PASSWORD"))));
      case "admin" ->
          json(
              Map.of(
                  "email",
                  "admin@tenantry.local",
                  "password",
                  compose.value("PLATFORM_ADMIN_PASSWORD")));
      case "fieldKeysetFile" -> text(ScratchKeyset.FILE.toString());
      default -> text(url(name));
    };
  }

  /** The variables of a service for the servers that its row of fleet.csv names. */
  Map<String, String> settings(String service) {
    var settings = new HashMap<String, String>();
    var needs = new ArrayList<String>(OF_ALL);
    FleetTable.services().stream()
        .filter(row -> row.name().equals(service))
        .map(FleetService::needs)
        .forEach(needs::addAll);
    for (String server : needs) {
      switch (server) {
        case "registry" -> settings.put("SCHEMA_REGISTRY_URL", account(server).asText());
        case "redis" -> settings.put("REDIS_URL", account(server).asText());
        case "elasticsearch" -> settings.put("ELASTICSEARCH_URL", account(server).asText());
        case "s3" -> settings.put("S3_ENDPOINT", account(server).path("endpoint").asText());
        case "mail" -> settings.put("SMTP_PORT", Integer.toString(port(server, 1)));
        default -> {}
      }
    }
    return settings;
  }

  private String url(String server) {
    return "http://localhost:" + port(server);
  }

  private int port(String server) {
    return port(server, 0);
  }

  private synchronized int port(String server, int index) {
    GenericContainer<?> container = running.get(server);
    if (container == null) {
      ComposeFile.Server definition = compose.server(server);
      definition.needs().forEach(this::port);
      container = container(server, definition);
      container.withNetwork(network).start();
      running.put(server, container);
    }
    return container.getMappedPort(compose.server(server).ports().get(index));
  }

  /** The container of a server, not started. */
  static GenericContainer<?> container(String name, ComposeFile.Server server) {
    var bindings = new ArrayList<String>();
    int first = 0;
    for (int port : server.ports()) {
      int free = freePort();
      first = first == 0 ? free : first;
      bindings.add("127.0.0.1:" + free + ":" + port);
    }
    GenericContainer<?> container =
        new GenericContainer<>(DockerImageName.parse(server.image()))
            .withNetworkAliases(name)
            .withEnv(server.environment())
            .withEnv(seenFromHere(name, first))
            .withExposedPorts(server.ports().toArray(Integer[]::new))
            .waitingFor(Wait.forListeningPort().withStartupTimeout(PATIENCE));
    container.setPortBindings(bindings);
    if (!server.command().isEmpty()) {
      container.withCommand(server.command().toArray(String[]::new));
    }
    server
        .files()
        .forEach(
            (inside, file) ->
                container.withCopyFileToContainer(MountableFile.forHostPath(file, 0555), inside));
    var folders = new HashMap<String, String>();
    server.folders().forEach(folder -> folders.put(folder, "rw"));
    return container.withTmpFs(folders);
  }

  /** Two servers say themselves where they are: tests are outside of their network. */
  private static Map<String, String> seenFromHere(String name, int port) {
    return switch (name) {
      case "kafka" -> Map.of("KAFKA_ADVERTISED_LISTENERS", "PLAINTEXT://localhost:" + port);
      case "keycloak" -> Map.of("KC_HOSTNAME", "http://localhost:" + port);
      default -> Map.of();
    };
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode text(String value) {
    return JsonNodeFactory.instance.textNode(value);
  }

  private static JsonNode json(Map<String, Object> value) {
    return new ObjectMapper().valueToTree(value);
  }
}
