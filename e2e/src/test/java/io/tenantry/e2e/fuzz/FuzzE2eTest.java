package io.tenantry.e2e.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.e2e.client.Answer;
import io.tenantry.e2e.client.Client;
import io.tenantry.e2e.client.Fleet;
import io.tenantry.e2e.fleet.Operations;
import io.tenantry.e2e.fleet.Operations.Operation;
import io.tenantry.e2e.fleet.Rights;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Tens of thousands of generated requests, good and bad, from the fleet's own API documents:
 * nothing falls over, nothing hangs, nothing tells its insides. The same requests each time; {@code
 * -Dfuzz.seed} asks for others, {@code -Dfuzz.requests} for more.
 */
class FuzzE2eTest {
  private static final int REQUESTS = Integer.getInteger("fuzz.requests", 20_000);
  private static final int SIDE_BY_SIDE = 8;
  private static final int TOO_MANY = 429;
  private static final int WORST_SHOWN = 25;

  private final Fleet fleet = Fleet.running();
  private final Rights rights = new Rights(fleet);
  private final long seed = Long.getLong("fuzz.seed", 20_261_121);
  private final ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();
  private final AtomicIntegerArray statuses = new AtomicIntegerArray(600);
  private final AtomicInteger judged = new AtomicInteger();

  @Test
  void no_generated_request_makes_the_fleet_fall_over_hang_or_tell_its_insides() throws Exception {
    System.out.println("fuzz.seed = " + seed);
    List<Operation> operations =
        Operations.of(fleet).stream().filter(FuzzE2eTest::mayBeTried).toList();
    List<Actor> cast = new ArrayList<>();
    IntStream.range(0, 8).forEach(i -> cast.add(Actor.landlord(fleet)));
    IntStream.range(0, 8).forEach(i -> cast.add(Actor.resident(fleet)));

    long began = System.nanoTime();
    try (ExecutorService threads = Executors.newFixedThreadPool(SIDE_BY_SIDE)) {
      for (int worker = 0; worker < SIDE_BY_SIDE; worker++) {
        var random = new SplittableRandom(seed + worker);
        threads.execute(() -> work(operations, cast, random));
      }
      threads.shutdown();
      assertThat(threads.awaitTermination(15, TimeUnit.MINUTES)).isTrue();
    }
    report((System.nanoTime() - began) / 1e9);
    assertThat(faults).as("seed %d", seed).isEmpty();
    assertThat(judged.get()).isGreaterThanOrEqualTo(REQUESTS);
  }

  /** Not what would change the world for the other tests, or end the session that is used. */
  private static boolean mayBeTried(Operation operation) {
    return operation.method().equals("GET")
        || !operation.path().matches(".*/(auth|admin)/.*")
        || operation
            .path()
            .matches(
                ".*/auth/(register|login|refresh|forgot-password|reset-password|verify-email)");
  }

  private void work(List<Operation> operations, List<Actor> cast, SplittableRandom random) {
    while (judged.get() < REQUESTS && faults.size() < WORST_SHOWN) {
      Operation operation = operations.get(random.nextInt(operations.size()));
      Actor actor = actor(operation, cast, random);
      Client client =
          operation.isPublic() ? new Client(fleet.url("gateway")) : actor.person().http();
      judge(Attempt.at(operation, actor.ids(), random), client);
    }
  }

  /** Mostly somebody who may do it, so that the request gets further than the door. */
  private Actor actor(Operation operation, List<Actor> cast, SplittableRandom random) {
    List<Actor> able =
        cast.stream().filter(one -> rights.has(one.role(), operation.permissions())).toList();
    List<Actor> from = able.isEmpty() || random.nextInt(10) == 0 ? cast : able;
    return from.get(random.nextInt(from.size()));
  }

  private void judge(Attempt attempt, Client client) {
    try {
      Answer answer =
          client.send(
              attempt.operation().method(),
              attempt.path(),
              attempt.body().orElse(null),
              attempt.headers());
      statuses.incrementAndGet(answer.status());
      if (answer.status() != TOO_MANY) {
        judged.incrementAndGet();
      }
      Faults.of(answer)
          .ifPresent(
              fault -> faults.add("%s: %s -> %s".formatted(fault, attempt, Faults.shown(answer))));
    } catch (UncheckedIOException noAnswer) {
      faults.add("no answer (" + noAnswer.getCause() + "): " + attempt);
    }
  }

  private void report(double seconds) {
    Map<Integer, Integer> seen = new TreeMap<>();
    for (int status = 0; status < statuses.length(); status++) {
      if (statuses.get(status) > 0) {
        seen.put(status, statuses.get(status));
      }
    }
    System.out.printf(
        "%d requests judged in %.0f s (%.0f/s), answers by status %s%n",
        judged.get(), seconds, judged.get() / seconds, seen);
    System.out.println(
        faults.stream()
            .limit(WORST_SHOWN)
            .map(fault -> "  " + fault)
            .collect(Collectors.joining("\n")));
  }
}
