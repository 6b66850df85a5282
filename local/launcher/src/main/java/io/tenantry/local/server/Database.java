package io.tenantry.local.server;

import io.tenantry.platform.fleet.FleetService;
import io.tenantry.platform.fleet.FleetTable;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * A database of the cluster. The owner migrates it, the service reads and writes it and owns
 * nothing.
 *
 * @param outboxMillis how often its outbox is asked for new rows, where there is one: a replication
 *     slot waits for them from the first row
 */
public record Database(String name, OptionalInt outboxMillis) {
  public static final List<Database> ALL =
      Stream.concat(
              FleetTable.services().stream().flatMap(service -> of(service).stream()),
              Stream.of("keycloak", "registry").map(Database::ofServer))
          .toList();

  static Optional<Database> of(FleetService service) {
    return service.database().map(name -> new Database(name, service.outboxMillis()));
  }

  static Database named(String name) {
    return ALL.stream().filter(d -> d.name.equals(name)).findFirst().orElseThrow();
  }

  private static Database ofServer(String name) {
    return new Database(name, OptionalInt.empty());
  }

  boolean outbox() {
    return outboxMillis.isPresent();
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
