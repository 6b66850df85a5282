package io.tenantry.platform.jobs;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Goes through the items that a job has to look at. Each item is work of its own, in transactions
 * of its own: one that fails is logged with its id and counted as failed, and keeps no other from
 * its turn. The result is {@link Swept}, whose {@link Swept#findings} are the job's.
 *
 * <ul>
 *   <li>{@link #each(String, LocalDate, Function)} reads rows batch by batch in order of their ids,
 *       however many there are, and works on a few at a time. The query selects {@code id, org_id}
 *       for day {@code $1}, with ids above {@code $2}, in order of id, at most {@code $3}.
 *   <li>{@link #oneByOne(List, Function)} takes items that are at hand, in their order.
 * </ul>
 *
 * <pre>{@code
 * public Uni<Map<String, Integer>> run(LocalDate asOf) {
 *   return sweep.each(TO_REMIND, asOf, this::remind).map(swept -> swept.findings("reminders"));
 * }
 * }</pre>
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
   * Does the work for every row that the query finds.
   *
   * @param query selects {@code id, org_id} for day {@code $1}, with ids above {@code $2}, in order
   *     of id, at most {@code $3}
   * @param work what to do with one row; answers how much it did
   */
  public Uni<Swept> each(String query, LocalDate asOf, Function<Owned, Uni<Integer>> work) {
    return Multi.createBy()
        .repeating()
        .uni(() -> new AtomicReference<>(FIRST), last -> batch(query, asOf, last))
        .whilst(batch -> batch.size() == BATCH)
        .onItem()
        .<Owned>disjoint()
        .onItem()
        .transformToUni(row -> attempt(row, work))
        .merge(AT_ONCE)
        .collect()
        .in(() -> new AtomicReference<>(Swept.NOTHING), Sweep::add)
        .map(AtomicReference::get);
  }

  private Uni<List<Owned>> batch(String query, LocalDate asOf, AtomicReference<UUID> last) {
    return database
        .asService(tx -> tx.list(query, Owned::from, asOf, last.get(), BATCH))
        .invoke(rows -> rows.forEach(row -> last.set(row.id())));
  }

  /**
   * Does the work for each of these items, one after the other.
   *
   * @param items their text names them in the log: ids and nothing personal
   * @param work what to do with one; answers how much it did
   */
  public static <T> Uni<Swept> oneByOne(List<T> items, Function<T, Uni<Integer>> work) {
    return Multi.createFrom()
        .iterable(items)
        .onItem()
        .transformToUniAndConcatenate(item -> attempt(item, work))
        .collect()
        .in(() -> new AtomicReference<>(Swept.NOTHING), Sweep::add)
        .map(AtomicReference::get);
  }

  private static void add(AtomicReference<Swept> sum, Swept swept) {
    sum.set(sum.get().and(swept));
  }

  private static <T> Uni<Swept> attempt(T item, Function<T, Uni<Integer>> work) {
    return Uni.createFrom()
        .deferred(() -> work.apply(item))
        .map(done -> new Swept(done, 0))
        .onFailure()
        .invoke(failure -> LOG.errorf(failure, "The work for %s failed; the others go on", item))
        .onFailure()
        .recoverWithItem(new Swept(0, 1));
  }
}
