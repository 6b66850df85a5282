package io.tenantry.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Addresses and accounts of the running stack, from {@code local/run/accounts.json}. */
public record Stack(JsonNode accounts) {

  /**
   * The stack of this checkout.
   *
   * @throws IllegalStateException when none was started
   */
  public static Stack running() throws IOException {
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      Path file = folder.resolve("local/run/accounts.json");
      if (Files.isRegularFile(file)) {
        return new Stack(new ObjectMapper().readTree(file.toFile()));
      }
    }
    throw new IllegalStateException("No fleet was started here. Start it with: make up");
  }

  /** A service's database, with the service's own rights. */
  public Connection database(String name) throws SQLException {
    JsonNode database = accounts.path("postgres").path("databases").path(name);
    return DriverManager.getConnection(
        database.path("url").asText(),
        database.path("user").asText(),
        database.path("password").asText());
  }

  /** A database with all rights. */
  public Connection superuser(String name) throws SQLException {
    JsonNode postgres = accounts.path("postgres");
    return DriverManager.getConnection(
        "jdbc:postgresql://%s:%s/%s"
            .formatted(postgres.path("host").asText(), postgres.path("port").asText(), name),
        postgres.path("superuser").asText(),
        postgres.path("password").asText());
  }

  /** Redis, as a URL. */
  public String redis() {
    return accounts.path("redis").asText();
  }

  /** Kafka's bootstrap servers. */
  public String kafka() {
    return accounts.path("kafka").asText();
  }
}
