package io.tenantry.booking.sweep;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.DatabaseUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Does a sweep's work for each item on its own. One that fails is logged and left alone for a
 * while, longer each time: it neither keeps the others from theirs nor stands at their front again
 * a second later. While the database is away the sweep as a whole fails.
 */
public final class ItemSweep {
  private static final Logger LOG = Logger.getLogger(ItemSweep.class);
  private static final int BATCH = 200;
  private static final Duration FIRST_REST = Duration.ofMinutes(1);
  private static final Duration LONGEST_REST = Duration.ofHours(1);
  private static final Duration FORGOTTEN = Duration.ofDays(1);

  private final String what;
  private final Clock clock;
  private final Map<UUID, Failed> failed = new ConcurrentHashMap<>();

  /**
   * @param what the items, for the log, such as "The hold"
   */
  public ItemSweep(String what, Clock clock) {
    this.what = what;
    this.clock = clock;
  }

  /** Result of a sweep: items done, and items failed. */
  public record Result(int done, int failed) {
    /** As a job's findings. */
    public Map<String, Integer> counts(String nameOfDone) {
      return Map.of(nameOfDone, done, "failed", failed);
    }
  }

  private record Failed(int times, Instant again) {}

  /**
   * Works on all that is due.
   *
   * @param due finds the ids of items that are due, at most as many as the number says, without
   *     those named
   * @param work does one in a transaction of its own; answers whether there was anything to do
   */
  public Uni<Result> all(
      BiFunction<Integer, UUID[], Uni<List<UUID>>> due, Function<UUID, Uni<Boolean>> work) {
    AtomicInteger done = new AtomicInteger();
    AtomicInteger failures = new AtomicInteger();
    return Multi.createBy()
        .repeating()
        .uni(() -> batch(due, work, done, failures))
        .whilst(goesOn -> goesOn)
        .collect()
        .last()
        .map(last -> new Result(done.get(), failures.get()));
  }

  /** Returns whether there may be more; not when all of it is in the hands of others. */
  private Uni<Boolean> batch(
      BiFunction<Integer, UUID[], Uni<List<UUID>>> due,
      Function<UUID, Uni<Boolean>> work,
      AtomicInteger done,
      AtomicInteger failures) {
    int before = done.get() + failures.get();
    return due.apply(BATCH, resting())
        .call(
            ids ->
                Multi.createFrom()
                    .iterable(ids)
                    .onItem()
                    .transformToUniAndConcatenate(id -> attempt(id, work, done, failures))
                    .collect()
                    .asList())
        .map(ids -> ids.size() == BATCH && done.get() + failures.get() > before);
  }

  private Uni<Boolean> attempt(
      UUID id, Function<UUID, Uni<Boolean>> work, AtomicInteger done, AtomicInteger failures) {
    return Uni.createFrom()
        .deferred(() -> work.apply(id))
        .invoke(
            something -> {
              failed.remove(id);
              done.addAndGet(something ? 1 : 0);
            })
        .onFailure(failure -> !(failure instanceof DatabaseUnavailable))
        .recoverWithItem(
            failure -> {
              failures.incrementAndGet();
              rest(id, failure);
              return false;
            });
  }

  private void rest(UUID id, Throwable failure) {
    Failed now =
        failed.compute(
            id,
            (any, before) -> {
              int times = before == null ? 1 : before.times() + 1;
              return new Failed(times, clock.instant().plus(restAfter(times)));
            });
    LOG.errorf(failure, "%s %s failed %d times; again at %s", what, id, now.times(), now.again());
  }

  private static Duration restAfter(int times) {
    Duration rest = FIRST_REST.multipliedBy(1L << Math.min(times - 1, 10));
    return rest.compareTo(LONGEST_REST) < 0 ? rest : LONGEST_REST;
  }

  private UUID[] resting() {
    Instant now = clock.instant();
    failed.values().removeIf(one -> one.again().plus(FORGOTTEN).isBefore(now));
    return failed.entrySet().stream()
        .filter(one -> one.getValue().again().isAfter(now))
        .map(Map.Entry::getKey)
        .toArray(UUID[]::new);
  }
}
