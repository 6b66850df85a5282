package io.tenantry.bench.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;

/** A database of its own for a run, with an owner and a user as services have; gone afterwards. */
public final class ScratchDatabase implements AutoCloseable {
  private final Stack stack;
  private final String name = "bench_" + UUID.randomUUID().toString().substring(0, 8);
  private final String password = UUID.randomUUID().toString();

  private ScratchDatabase(Stack stack) {
    this.stack = stack;
  }

  /** Makes one. */
  public static ScratchDatabase create(Stack stack) throws SQLException {
    ScratchDatabase database = new ScratchDatabase(stack);
    try (Connection connection = stack.superuser("postgres")) {
      database.execute(connection, "create role %1$s_owner login password '%2$s'");
      database.execute(connection, "create role %1$s login password '%2$s'");
      database.execute(connection, "create database %1$s owner %1$s_owner");
    }
    try (Connection connection = stack.superuser(database.name)) {
      database.execute(connection, "create extension btree_gist");
      database.execute(connection, "create extension pg_trgm");
      database.execute(connection, "grant usage on schema public to %1$s");
      database.execute(
          connection,
          "alter default privileges for role %1$s_owner in schema public"
              + " grant select, insert, update, delete on tables to %1$s");
    }
    return database;
  }

  /** The variables by which a service finds it. */
  public Map<String, String> environment() {
    JsonNode postgres = stack.accounts().path("postgres");
    return Map.of(
        "DB_HOST", postgres.path("host").asText(),
        "DB_PORT", postgres.path("port").asText(),
        "DB_NAME", name,
        "DB_USER", name,
        "DB_PASSWORD", password,
        "DB_OWNER_USER", name + "_owner",
        "DB_OWNER_PASSWORD", password);
  }

  /** A connection that may do everything in it. */
  public Connection superuser() throws SQLException {
    return stack.superuser(name);
  }

  private void execute(Connection connection, String statement) throws SQLException {
    try (Statement jdbc = connection.createStatement()) {
      jdbc.execute(statement.formatted(name, password));
    }
  }

  @Override
  public void close() throws SQLException {
    try (Connection connection = stack.superuser("postgres")) {
      execute(connection, "drop database if exists %1$s with (force)");
      execute(connection, "drop role if exists %1$s");
      execute(connection, "drop role if exists %1$s_owner");
    }
  }
}
