package io.tenantry.local.server;

import io.tenantry.local.checkout.Secrets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Makes the databases and roles that are missing. Existing ones are left as they are. */
final class Databases {
  static final String REPLICATION_ROLE = "cdc";
  private static final List<String> EXTENSIONS = List.of("btree_gist", "pg_trgm", "citext");
  private final Postgres postgres;
  private final Secrets secrets;

  Databases(Postgres postgres, Secrets secrets) {
    this.postgres = postgres;
    this.secrets = secrets;
  }

  void create() throws SQLException {
    try (var connection = postgres.connect("postgres")) {
      role(connection, REPLICATION_ROLE, "login replication");
      for (var database : Database.ALL) {
        role(connection, database.owner(), "login");
        role(connection, database.user(), "login");
        database(connection, database);
      }
    }
    for (var database : Database.ALL) {
      furnish(database);
    }
  }

  private void role(Connection connection, String name, String abilities) throws SQLException {
    if (!exists(connection, "pg_roles where rolname = '" + name + "'")) {
      var password = secrets.password(Database.passwordName(name));
      run(connection, "create role " + name + " " + abilities + " password '" + password + "'");
    }
  }

  private static void database(Connection connection, Database database) throws SQLException {
    var name = database.name();
    if (!exists(connection, "pg_database where datname = '" + name + "'")) {
      run(connection, "create database " + name + " owner " + database.owner());
      run(connection, "revoke all on database " + name + " from public");
    }
  }

  private void furnish(Database database) throws SQLException {
    try (var connection = postgres.connect(database.name())) {
      for (var extension : EXTENSIONS) {
        run(connection, "create extension if not exists " + extension);
      }
      for (var grant : grants(database)) {
        run(connection, grant);
      }
      if (database.outbox()) {
        slot(connection, database.slot());
      }
    }
  }

  /** Made before the first row is written: no event is ever too early for its connector. */
  private static void slot(Connection connection, String name) throws SQLException {
    if (!exists(connection, "pg_replication_slots where slot_name = '" + name + "'")) {
      run(connection, "select pg_create_logical_replication_slot('" + name + "', 'pgoutput')");
    }
  }

  private static List<String> grants(Database database) {
    var user = database.user();
    var future = "alter default privileges for role " + database.owner() + " grant ";
    return List.of(
        "grant connect on database " + database.name() + " to " + user + ", " + REPLICATION_ROLE,
        "grant usage on schema public to " + user + ", " + REPLICATION_ROLE,
        future + "select, insert, update, delete on tables to " + user,
        future + "usage, select on sequences to " + user,
        future + "usage on schemas to " + user,
        future + "select on tables to " + REPLICATION_ROLE);
  }

  private static boolean exists(Connection connection, String where) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("select 1 from " + where)) {
      return rows.next();
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
