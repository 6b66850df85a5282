package io.tenantry.bench.flashsale;

import io.tenantry.bench.fleet.ScratchDatabase;
import io.tenantry.e2e.server.Server;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** RentEzy's described design, rebuilt in {@code bench/baselines/rentezy}, behind gunicorn. */
final class Rentezy implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/bin/gunicorn");
  private static final Path PYTHON = Path.of("/usr/bin/python3");
  private static final int WORKERS = 5;
  private static final Path SOURCE = Path.of("bench/baselines/rentezy").toAbsolutePath();
  private final ScratchDatabase database;
  private final Server server;

  private Rentezy(ScratchDatabase database, Server server) {
    this.database = database;
    this.server = server;
  }

  /** True when Debian's packages are installed. */
  static boolean isInstalled() throws IOException, InterruptedException {
    return Files.isExecutable(PROGRAM)
        && new ProcessBuilder(PYTHON.toString(), "-c", "import rest_framework, psycopg2")
                .start()
                .waitFor()
            == 0;
  }

  /** Starts it in a database that is there. */
  static Rentezy start(ScratchDatabase database)
      throws IOException, InterruptedException, SQLException {
    try (Connection connection = database.superuser();
        PreparedStatement grant =
            connection.prepareStatement(
                "grant create on schema public to " + database.environment().get("DB_USER"))) {
      grant.execute();
    }
    Map<String, String> environment = new HashMap<>(database.environment());
    environment.put("PYTHONPATH", SOURCE.toString());
    environment.put("PYTHONDONTWRITEBYTECODE", "1");
    ProcessBuilder tables =
        new ProcessBuilder(PYTHON.toString(), "-c", "import rooms; rooms.create_tables()")
            .inheritIO();
    tables.environment().putAll(environment);
    if (tables.start().waitFor() != 0) {
      throw new IllegalStateException("The baseline's tables could not be created");
    }
    int port = Server.freePort();
    Server server =
        Server.start(
            List.of(
                PYTHON.toString(),
                PROGRAM.toString(),
                "--bind",
                "127.0.0.1:" + port,
                "--workers",
                Integer.toString(WORKERS),
                "--backlog",
                "2048",
                "rooms:application"),
            environment,
            port,
            Files.createTempFile("rentezy", ".log"),
            () -> listens(port));
    return new Rentezy(database, server);
  }

  int port() {
    return server.port();
  }

  /** Offers units of a room. */
  void offer(int room, int units) throws SQLException {
    try (Connection connection = database.superuser();
        PreparedStatement insert =
            connection.prepareStatement(
                "insert into rooms_availablerooms (room_id, available_quantity) values (?, ?)")) {
      insert.setInt(1, room);
      insert.setInt(2, units);
      insert.executeUpdate();
    }
  }

  private static boolean listens(int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    }
  }

  @Override
  public void close() throws InterruptedException {
    server.close();
  }
}
