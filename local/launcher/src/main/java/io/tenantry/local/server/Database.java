package io.tenantry.local.server;

import java.util.List;

/**
 * A database of the cluster. The owner migrates it, the service reads and writes it and owns
 * nothing.
 *
 * @param outbox whether the service publishes events, so that a replication slot waits for them
 *     from the first row
 */
public record Database(String name, boolean outbox) {
  public static final List<Database> ALL =
      List.of(
          new Database("auth", true),
          new Database("property", true),
          new Database("booking", true),
          new Database("payment", true),
          new Database("lease", true),
          new Database("rent", true),
          new Database("notification", true),
          new Database("search", true),
          new Database("search_indexer", false),
          new Database("keycloak", false),
          new Database("registry", false));

  static Database named(String name) {
    return ALL.stream().filter(d -> d.name.equals(name)).findFirst().orElseThrow();
  }

  String owner() {
    return name + "_owner";
  }

  /** The role of the service; servers that migrate themselves log in as the owner. */
  String user() {
    return name;
  }

  String slot() {
    return name + "_outbox";
  }

  String jdbcUrl() {
    return "jdbc:postgresql://localhost:" + Ports.POSTGRES + "/" + name;
  }

  static String passwordName(String role) {
    return "postgres." + role;
  }
}
