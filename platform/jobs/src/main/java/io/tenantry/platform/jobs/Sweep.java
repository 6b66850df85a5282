package io.tenantry.rent.sweep;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Goes through the rows a job has to look at, batch by batch in order of their ids, a few at a
 * time. Each row is work of its own: one that fails does not keep the others from theirs, and the
 * run says at its end that it failed.
 */
@ApplicationScoped
public class Sweep {
  private static final Logger LOG = Logger.getLogger(Sweep.class);
  private static final UUID FIRST = new UUID(0, 0);
  private static final int BATCH = 200;
  private static final int AT_ONCE = 4;

  private final Database database;

  Sweep(Database database) {
    this.database = database;
  }

  /**
   * Does the work for every row.
   *
   * @param query selects {@code id, org_id} for day {@code $1}, with ids above {@code $2}, in
   *     order, at most {@code $3}
   * @param work what to do with one row, in transactions of its own; answers how much it did
   * @return how much was done in all
   */
  public Uni<Integer> each(String query, LocalDate asOf, Function<Owned, Uni<Integer>> work) {
    AtomicInteger failures = new AtomicInteger();
    return Multi.createBy()
        .repeating()
        .uni(() -> new AtomicReference<>(FIRST), last -> batch(query, asOf, last))
        .whilst(batch -> batch.size() == BATCH)
        .onItem()
        .<Owned>disjoint()
        .onItem()
        .transformToUni(row -> attempt(row, work, failures))
        .merge(AT_ONCE)
        .collect()
        .with(Collectors.summingInt(Integer::intValue))
        .invoke(done -> refuseFailures(failures.get()));
  }

  private Uni<List<Owned>> batch(String query, LocalDate asOf, AtomicReference<UUID> last) {
    return database
        .asService(tx -> tx.list(query, Owned::from, asOf, last.get(), BATCH))
        .invoke(rows -> rows.forEach(row -> last.set(row.id())));
  }

  private static Uni<Integer> attempt(
      Owned row, Function<Owned, Uni<Integer>> work, AtomicInteger failures) {
    return work.apply(row)
        .onFailure()
        .invoke(failure -> LOG.errorf(failure, "No luck with %s", row))
        .onFailure()
        .invoke(failure -> failures.incrementAndGet())
        .onFailure()
        .recoverWithItem(0);
  }

  private static void refuseFailures(int failures) {
    if (failures > 0) {
      throw new IllegalStateException(failures + " rows failed; the log says why. Run again.");
    }
  }
}
