package io.tenantry.platform.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A database of its own for a test run, on the PostgreSQL of {@link TestServers}, with an owner for
 * migrations and a service role that owns nothing: the same rights as in the fleet. Also lets the
 * service trust {@link TestTokens}.
 */
public final class ScratchDatabase implements QuarkusTestResourceLifecycleManager {
  private static final String URL = "tenantry.test.superuser-url";
  private final String name = "test_" + UUID.randomUUID().toString().replace("-", "");
  private final String password = UUID.randomUUID().toString();

  @Override
  public Map<String, String> start() {
    JsonNode postgres = TestServers.find("postgres");
    String host = postgres.path("host").asText() + ":" + postgres.path("port").asText();
    try (Connection connection = superuser("postgres")) {
      execute(connection, "create role %1$s_owner login password '%2$s'");
      execute(connection, "create role %1$s login password '%2$s'");
      execute(connection, "create database %1$s owner %1$s_owner");
    } catch (SQLException e) {
      throw new IllegalStateException("PostgreSQL does not answer. Start it with: make servers", e);
    }
    try (Connection connection = superuser(name)) {
      execute(connection, "create extension btree_gist");
      execute(connection, "grant usage on schema public to %1$s");
      execute(
          connection,
          "alter default privileges for role %1$s_owner in schema public"
              + " grant select, insert, update, delete on tables to %1$s");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    System.setProperty(URL, url(name));
    return configuration(host);
  }

  private Map<String, String> configuration(String host) {
    Map<String, String> configuration = new HashMap<>();
    configuration.put("quarkus.datasource.username", name);
    configuration.put("quarkus.datasource.password", password);
    configuration.put("quarkus.datasource.jdbc.url", "jdbc:postgresql://" + host + "/" + name);
    configuration.put(
        "quarkus.datasource.reactive.url", "vertx-reactive:postgresql://" + host + "/" + name);
    configuration.put("quarkus.flyway.username", name + "_owner");
    configuration.put("quarkus.flyway.password", password);
    configuration.put("quarkus.oidc.public-key", TestTokens.publicKey());
    configuration.put("quarkus.oidc.auth-server-url", "");
    configuration.put("quarkus.oidc.jwks-path", "");
    configuration.put("quarkus.oidc.token.issuer", TestTokens.ISSUER);
    configuration.put("quarkus.oidc.token.audience", TestTokens.AUDIENCE);
    configuration.put(
        "tenantry.encryption.keyset-file", TestServers.find("fieldKeysetFile").asText());
    configuration.putAll(TestServers.settings());
    configuration.put("quarkus.log.console.json.enabled", "false");
    configuration.put("tenantry.outbox.slot", "");
    return configuration;
  }

  @Override
  public void stop() {
    try (Connection connection = superuser("postgres")) {
      execute(connection, "drop database if exists %1$s with (force)");
      execute(connection, "drop role if exists %1$s");
      execute(connection, "drop role if exists %1$s_owner");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A connection that sees everything, for arranging and checking. */
  public static Connection superuser() throws SQLException {
    return DriverManager.getConnection(System.getProperty(URL));
  }

  private static Connection superuser(String database) throws SQLException {
    return DriverManager.getConnection(url(database));
  }

  private static String url(String database) {
    JsonNode postgres = TestServers.find("postgres");
    return "jdbc:postgresql://%s:%s/%s?user=%s&password=%s"
        .formatted(
            postgres.path("host").asText(),
            postgres.path("port").asText(),
            database,
            postgres.path("superuser").asText(),
            postgres.path("password").asText());
  }

  private void execute(Connection connection, String statement) throws SQLException {
    try (Statement jdbc = connection.createStatement()) {
      jdbc.execute(statement.formatted(name, password));
    }
  }
}
