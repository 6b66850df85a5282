package io.tenantry.platform.jobs;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.ExpiredRows;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Deletes rows that have expired, some at a time, so that nobody waits for them. Rows expire in
 * real time; the day does not matter.
 */
@ApplicationScoped
class CleanUp implements Job {
  private static final int BATCH = 1_000;

  private final Database database;
  private final List<ExpiredRows> tables;
  private final String service;

  CleanUp(
      Database database,
      @All List<ExpiredRows> tables,
      @ConfigProperty(name = "quarkus.application.name") String service) {
    this.database = database;
    this.tables = tables;
    this.service = service;
  }

  @Override
  public String name() {
    return service + "-clean-up";
  }

  /** In the small hours of most people here. */
  @Override
  public String schedule() {
    return "0 15 21 * * *";
  }

  @Override
  public Uni<Map<String, Integer>> run(LocalDate asOf) {
    Map<String, Integer> gone = new HashMap<>();
    return Sweep.oneByOne(
            tables, rows -> delete(rows).invoke(deleted -> gone.put(rows.table(), deleted)))
        .invoke(swept -> gone.put("failed", swept.failed()))
        .replaceWith(gone);
  }

  private Uni<Integer> delete(ExpiredRows rows) {
    return Multi.createBy()
        .repeating()
        .uni(() -> database.asService(tx -> rows.delete(tx, BATCH)))
        .whilst(deleted -> deleted == BATCH)
        .collect()
        .with(Collectors.summingInt(Integer::intValue));
  }
}
