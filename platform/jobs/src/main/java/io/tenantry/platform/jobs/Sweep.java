package io.tenantry.platform.jobs;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.DatabaseUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Goes through the items that a job has to look at. Each item is work of its own, in transactions
 * of its own: one that fails is logged with its id and counted as failed, and keeps no other from
 * its turn. The result is {@link Swept}, whose {@link Swept#findings} are the job's.
 *
 * <ul>
 *   <li>{@link #each(String, LocalDate, Function)} reads rows batch by batch in order of their ids,
 *       however many there are, and works on a few at a time. For work by the day. {@link #pages}
 *       does so for what is more than an id.
 *   <li>{@link #due(BiFunction, Function)} asks for what is due until nothing is, one after the
 *       other, and lets an item that failed rest. For work by the second.
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
  private final RestingItems resting;

  Sweep(Database database, Clock clock) {
    this.database = database;
    this.resting = new RestingItems(clock);
  }

  /**
   * Does the work for every row that the query finds.
   *
   * @param query selects {@code id, org_id} for day {@code $1}, with ids above {@code $2}, in order
   *     of id, at most {@code $3}
   * @param work what to do with one row; answers how much it did
   */
  public Uni<Swept> each(String query, LocalDate asOf, Function<Owned, Uni<Integer>> work) {
    return pages(
        (last, most) -> database.asService(tx -> tx.list(query, Owned::from, asOf, last, most)),
        Owned::id,
        work);
  }

  /**
   * Does the work for every item, page by page.
   *
   * @param find items with ids above the given one, in order of id, at most as many as the number
   *     says
   * @param work what to do with one; answers how much it did, or fails with {@link StopSweep} when
   *     nothing can be done for any
   */
  public <T> Uni<Swept> pages(
      BiFunction<UUID, Integer, Uni<List<T>>> find,
      Function<T, UUID> id,
      Function<T, Uni<Integer>> work) {
    return sum(
        Multi.createBy()
            .repeating()
            .uni(() -> new AtomicReference<>(FIRST), last -> page(find, id, last))
            .whilst(page -> page.size() == BATCH)
            .onItem()
            .<T>disjoint()
            .onItem()
            .transformToUni(item -> attempt(id.apply(item), () -> work.apply(item)))
            .merge(AT_ONCE));
  }

  private static <T> Uni<List<T>> page(
      BiFunction<UUID, Integer, Uni<List<T>>> find,
      Function<T, UUID> id,
      AtomicReference<UUID> last) {
    return find.apply(last.get(), BATCH)
        .invoke(items -> items.forEach(item -> last.set(id.apply(item))));
  }

  /**
   * Does the work for what is due, until nothing is. An item that failed rests, longer each time:
   * it does not stand at the front again a second later. While the database is away the sweep as a
   * whole fails.
   *
   * @param find the ids of items that are due, at most as many as the number says, without those
   *     named
   * @param work does one in a transaction of its own; answers whether there was anything to do, as
   *     when others have it in hand
   */
  public Uni<Swept> due(
      BiFunction<Integer, UUID[], Uni<List<UUID>>> find, Function<UUID, Uni<Boolean>> work) {
    return sum(
        Multi.createBy()
            .repeating()
            .uni(() -> dueBatch(find, work))
            .whilst(Batch::goesOn)
            .map(Batch::swept));
  }

  /** Some items; there may be more when there were many, and not all in the hands of others. */
  private record Batch(int size, Swept swept) {
    boolean goesOn() {
      return size == BATCH && !swept.equals(Swept.NOTHING);
    }
  }

  private Uni<Batch> dueBatch(
      BiFunction<Integer, UUID[], Uni<List<UUID>>> find, Function<UUID, Uni<Boolean>> work) {
    return find.apply(BATCH, resting.ids())
        .flatMap(
            ids ->
                sum(Multi.createFrom()
                        .iterable(ids)
                        .onItem()
                        .transformToUniAndConcatenate(id -> attemptDue(id, work)))
                    .map(swept -> new Batch(ids.size(), swept)));
  }

  private Uni<Swept> attemptDue(UUID id, Function<UUID, Uni<Boolean>> work) {
    return Uni.createFrom()
        .deferred(() -> work.apply(id))
        .invoke(done -> resting.worked(id))
        .map(done -> new Swept(done ? 1 : 0, 0))
        .onFailure(failure -> !(failure instanceof DatabaseUnavailable))
        .recoverWithItem(
            failure -> {
              LOG.errorf(failure, "The work for %s failed; %s", id, resting.failed(id));
              return new Swept(0, 1);
            });
  }

  /**
   * Does the work for each of these items, one after the other.
   *
   * @param items their text names them in the log: ids and nothing personal
   * @param work what to do with one; answers how much it did
   */
  public static <T> Uni<Swept> oneByOne(List<T> items, Function<T, Uni<Integer>> work) {
    return sum(
        Multi.createFrom()
            .iterable(items)
            .onItem()
            .transformToUniAndConcatenate(item -> attempt(item, () -> work.apply(item))));
  }

  private static Uni<Swept> attempt(Object item, Supplier<Uni<Integer>> work) {
    return Uni.createFrom()
        .deferred(work::get)
        .map(done -> new Swept(done, 0))
        .onFailure(failure -> !(failure instanceof StopSweep))
        .recoverWithItem(
            failure -> {
              LOG.errorf(failure, "The work for %s failed; the others go on", item);
              return new Swept(0, 1);
            });
  }

  private static Uni<Swept> sum(Multi<Swept> all) {
    return all.collect()
        .in(() -> new AtomicReference<>(Swept.NOTHING), Sweep::add)
        .map(AtomicReference::get);
  }

  private static void add(AtomicReference<Swept> sum, Swept swept) {
    sum.set(sum.get().and(swept));
  }
}
