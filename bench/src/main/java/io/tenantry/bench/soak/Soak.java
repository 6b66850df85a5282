package io.tenantry.bench.soak;

import com.fasterxml.jackson.databind.JsonNode;
import io.tenantry.bench.fleet.Benchmark;
import io.tenantry.bench.fleet.Stack;
import io.tenantry.e2e.client.Eventually;
import io.tenantry.e2e.client.Fleet;
import io.tenantry.e2e.client.Person;
import io.tenantry.platform.fleet.FleetService;
import io.tenantry.platform.fleet.FleetTable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Mixed load on the running fleet for half an hour ({@code -Dbench.minutes=30}): nothing may fail,
 * availability and ledger must be what the rows say, and no service may hold more in the end than
 * after the first third.
 */
public final class Soak implements Benchmark {
  private static final int MINUTES = Integer.getInteger("bench.minutes", 30);
  private static final int PARTS = 6;
  private static final int SETTLED = 2;
  private static final double GROWTH = 1.1;
  private static final double GRANTED_MEGABYTES = 4;
  private static final Duration WARM_UP = Duration.ofMinutes(2);
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final List<String> SERVICES =
      FleetTable.services().stream().map(FleetService::name).toList();

  @Override
  public boolean run(Stack stack, PrintStream out) throws Exception {
    Fleet fleet = Fleet.running();
    Town town = new Town(fleet, MINUTES);
    out.println("The fleet warms up: what happens in the first minutes is not counted");
    town.live(WARM_UP);
    town.forget();
    Map<String, Footprint> settled = Map.of();
    Map<String, Footprint> last = Map.of();
    out.printf("Mixed load for %d minutes; live heap after a full collection, MB%n", MINUTES);
    out.println("  minute " + String.join(" ", SERVICES));
    for (int part = 1; part <= PARTS; part++) {
      town.live(Duration.ofSeconds(MINUTES * 60L / PARTS));
      last = footprints(fleet.root());
      if (part == SETTLED) {
        settled = last;
      }
      print(out, part * MINUTES / PARTS, last);
    }
    town.seen().forEach((what, many) -> out.printf("  %6d  %s%n", many, what));
    boolean steady = steady(settled, last, out);
    boolean smooth = smooth(town.seen(), out);
    return exact(stack, fleet.administrator(), out) && steady && smooth;
  }

  private static Map<String, Footprint> footprints(Path root)
      throws IOException, InterruptedException {
    Map<String, Footprint> all = new TreeMap<>();
    for (String service : SERVICES) {
      Path file = root.resolve("local/run/" + service + ".pid");
      all.put(service, Footprint.of(Long.parseLong(Files.readAllLines(file).getFirst().trim())));
    }
    return all;
  }

  private static void print(PrintStream out, int minute, Map<String, Footprint> all) {
    StringBuilder line = new StringBuilder();
    SERVICES.forEach(
        service ->
            line.append(
                String.format(
                    Locale.ROOT, " %" + service.length() + ".1f", all.get(service).live())));
    out.printf("  %6d%s%n", minute, line);
  }

  private static boolean steady(
      Map<String, Footprint> settled, Map<String, Footprint> last, PrintStream out) {
    boolean steady = true;
    for (String service : SERVICES) {
      Footprint then = settled.get(service);
      Footprint now = last.get(service);
      boolean kept = now.live() <= then.live() * GROWTH + GRANTED_MEGABYTES;
      steady &= kept;
      out.printf(
          Locale.ROOT,
          "  %-15s live %5.1f → %5.1f MB, resident %4d → %4d MB, threads %3d → %3d%s%n",
          service,
          then.live(),
          now.live(),
          then.resident(),
          now.resident(),
          then.threads(),
          now.threads(),
          kept ? "" : "  GROWS");
    }
    out.printf(
        Locale.ROOT,
        "no growth of what is live (10 %% and %.0f MB granted): %s%n",
        GRANTED_MEGABYTES,
        steady ? "held" : "MISSED");
    return steady;
  }

  private static boolean smooth(Map<String, Long> seen, PrintStream out) {
    long failed =
        seen.entrySet().stream()
            .filter(entry -> !entry.getKey().matches(".* 20[014]"))
            .mapToLong(Map.Entry::getValue)
            .sum();
    out.printf("nothing failed: %s%n", failed == 0 ? "held" : "MISSED, " + failed);
    return failed == 0;
  }

  private static boolean exact(Stack stack, Person administrator, PrintStream out)
      throws SQLException {
    JsonNode counts = run(administrator, "reconcile-availability").path("counts");
    long uneven =
        number(
            stack,
            "payment",
            """
            select count(*) from (select from ledger_entry group by transaction_id, currency
              having sum(amount) <> 0) uneven
            """);
    boolean exact = counts.path("drifted").asInt(-1) == 0 && uneven == 0;
    out.printf(
        "drift: %d of %d listings, ledger transactions that do not sum to zero: %d: %s%n",
        counts.path("drifted").asInt(-1),
        counts.path("listings").asInt(),
        uneven,
        exact ? "held" : "MISSED");
    return exact;
  }

  private static JsonNode run(Person administrator, String job) {
    String run =
        administrator.http().post("/api/v1/admin/jobs/" + job + "/run", "{}").text("runId");
    return Eventually.see(
            "the end of " + job,
            PATIENCE,
            () -> administrator.http().get("/api/v1/admin/jobs/runs/" + run),
            seen -> List.of("succeeded", "failed").contains(seen.body().path("status").asText()))
        .body();
  }

  private static long number(Stack stack, String database, String query) throws SQLException {
    try (Connection connection = stack.superuser(database);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
