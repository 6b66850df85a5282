package io.tenantry.local.server;

import io.tenantry.local.checkout.PrivateFile;
import io.tenantry.local.checkout.Problem;
import io.tenantry.local.process.Command;
import io.tenantry.local.process.Component;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One PostgreSQL cluster, a database for each service, passwords by scram, WAL at the logical
 * level.
 */
final class Postgres {
  static final String SUPERUSER = "postgres";
  private final Stack stack;
  private final PostgresUser user;

  Postgres(Stack stack) {
    this.stack = stack;
    this.user = PostgresUser.forFolder(stack.checkout().run());
  }

  Component component() {
    return Component.named("postgres", this::command, this::answers)
        .on(Ports.POSTGRES)
        .after(this::initialise)
        .then(new Databases(this, stack.secrets())::create)
        .stoppedBy("INT");
  }

  Connection connect(String database) throws SQLException {
    var url = "jdbc:postgresql://127.0.0.1:" + Ports.POSTGRES + "/" + database;
    return DriverManager.getConnection(url, SUPERUSER, password());
  }

  private String password() {
    return stack.secrets().password(Database.passwordName(SUPERUSER));
  }

  private boolean answers() throws SQLException {
    try (var connection = connect("postgres")) {
      return connection.isValid(2);
    }
  }

  private Command command() {
    var line = new ArrayList<>(user.prefix());
    line.add(binary("postgres"));
    line.addAll(List.of("-D", data().toString(), "-p", Integer.toString(Ports.POSTGRES)));
    settings().forEach((name, value) -> line.addAll(List.of("-c", name + "=" + value)));
    return new Command(line, Map.of(), data(), List.of());
  }

  private static Map<String, String> settings() {
    return new java.util.TreeMap<>(
        Map.ofEntries(
            Map.entry("listen_addresses", "localhost"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("wal_level", "logical"),
            Map.entry("max_replication_slots", "40"),
            Map.entry("max_wal_senders", "40"),
            Map.entry("max_connections", "300"),
            Map.entry("shared_buffers", "256MB"),
            Map.entry("max_wal_size", "2GB"),
            Map.entry("checkpoint_timeout", "15min"),
            Map.entry("wal_compression", "pglz"),
            Map.entry("max_slot_wal_keep_size", "4GB"),
            Map.entry("jit", "off"),
            Map.entry("io_workers", "2"),
            Map.entry("max_worker_processes", "4"),
            Map.entry("autovacuum_worker_slots", "3"),
            // DETAIL of a conflict tells the values, which may be somebody's address
            Map.entry("log_error_verbosity", "terse"),
            Map.entry("log_parameter_max_length_on_error", "0"),
            Map.entry("timezone", "UTC"),
            Map.entry("log_timezone", "UTC")));
  }

  private Path data() {
    return stack.checkout().data("postgres");
  }

  private String binary(String name) {
    return stack.servers().home("postgres").resolve("bin").resolve(name).toString();
  }

  private void initialise() throws IOException, InterruptedException {
    if (Files.exists(data().resolve("PG_VERSION"))) {
      return;
    }
    Files.createDirectories(data());
    var passwordFile = data().resolveSibling("postgres.password");
    PrivateFile.write(passwordFile, password() + "\n");
    user.own(data());
    user.own(passwordFile);
    try {
      initdb(passwordFile);
    } finally {
      Files.deleteIfExists(passwordFile);
    }
  }

  private void initdb(Path passwordFile) throws IOException, InterruptedException {
    var line = new ArrayList<>(user.prefix());
    line.addAll(List.of(binary("initdb"), "-D", data().toString(), "-U", SUPERUSER));
    line.addAll(List.of("--encoding=UTF8", "--locale-provider=builtin", "--locale=C.UTF-8"));
    line.addAll(List.of("--auth=scram-sha-256", "--pwfile=" + passwordFile));
    line.addAll(List.of("--no-sync", "--no-instructions"));
    var initdb =
        new ProcessBuilder(line).directory(data().toFile()).redirectErrorStream(true).start();
    var output = new String(initdb.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (initdb.waitFor() != 0) {
      throw new Problem("The database cluster could not be initialised:\n" + output.strip());
    }
  }
}
