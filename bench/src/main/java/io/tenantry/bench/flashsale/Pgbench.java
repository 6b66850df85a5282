package io.tenantry.bench.flashsale;

import com.fasterxml.jackson.databind.JsonNode;
import io.tenantry.bench.Stack;
import io.tenantry.bench.fleet.ScratchDatabase;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The booking transaction alone, as pgbench drives it: insert booking and outbox row, decrement the
 * one hot row last, all in a function, so one round trip. The limit of what any service can do that
 * books one by one.
 */
final class Pgbench {
  private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");
  private static final String TABLES =
      """
      create table hot (id int primary key, available int not null check (available >= 0));
      insert into hot values (1, 100000000);
      create table hot_booking (id uuid primary key default gen_random_uuid(), person uuid not null,
        created_at timestamptz not null default now());
      create table hot_outbox (id uuid primary key default gen_random_uuid(), payload bytea not null);
      create function hold_one() returns void language plpgsql as $$
      begin
        insert into hot_booking (person) values (gen_random_uuid());
        insert into hot_outbox (payload) values (decode(repeat('00', 300), 'hex'));
        update hot set available = available - 1 where id = 1 and available > 0;
      end $$
      """;

  private final Path program;
  private final ScratchDatabase database;
  private final Stack stack;

  private Pgbench(Path program, Stack stack, ScratchDatabase database) {
    this.program = program;
    this.stack = stack;
    this.database = database;
  }

  /** Finds the installed program, if there is one. */
  static Optional<Path> find() throws IOException {
    try (Stream<Path> versions =
        Files.isDirectory(Path.of("/usr/lib/postgresql"))
            ? Files.list(Path.of("/usr/lib/postgresql"))
            : Stream.empty()) {
      return Stream.concat(
              Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1)).map(Path::of),
              versions.map(version -> version.resolve("bin")))
          .map(folder -> folder.resolve("pgbench"))
          .filter(Files::isExecutable)
          .findFirst();
    }
  }

  static Pgbench prepare(Path program, Stack stack, ScratchDatabase database) throws SQLException {
    try (Connection connection = database.superuser();
        Statement statement = connection.createStatement()) {
      statement.execute(TABLES);
    }
    return new Pgbench(program, stack, database);
  }

  /** Transactions a second. */
  double perSecond(int clients, Duration length) throws IOException, InterruptedException {
    Path script = Files.createTempFile("hold", ".sql");
    Files.writeString(script, "select hold_one();\n");
    JsonNode postgres = stack.accounts().path("postgres");
    ProcessBuilder builder =
        new ProcessBuilder(
                program.toString(),
                "-n",
                "-M",
                "prepared",
                "-c",
                Integer.toString(clients),
                "-T",
                Long.toString(length.toSeconds()),
                "-f",
                script.toString(),
                "-h",
                postgres.path("host").asText(),
                "-p",
                postgres.path("port").asText(),
                "-U",
                postgres.path("superuser").asText(),
                database.environment().get("DB_NAME"))
            .redirectErrorStream(true);
    builder.environment().put("PGPASSWORD", postgres.path("password").asText());
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    Files.delete(script);
    Matcher rate = RATE.matcher(output);
    if (!rate.find()) {
      throw new IllegalStateException("pgbench said: " + output);
    }
    return Double.parseDouble(rate.group(1));
  }
}
