package io.tenantry.e2e.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.e2e.client.Answer;
import io.tenantry.e2e.client.Client;
import io.tenantry.e2e.client.Fleet;
import io.tenantry.e2e.client.NotAsExpected;
import io.tenantry.e2e.client.Person;
import io.tenantry.e2e.fleet.Operations;
import io.tenantry.e2e.fleet.Operations.Operation;
import io.tenantry.e2e.fleet.Rights;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Every field and every parameter of every operation gets each value at the edge of its type, and
 * of other types, one at a time: nothing falls over, nothing hangs, nothing tells its insides, and
 * what nothing can keep is refused. Operations that are added later join by themselves. The
 * requests go to the services themselves, whose answer it is, and so none is held up by a limit;
 * {@link FuzzE2eTest} goes through the gateway.
 */
class EdgeValuesE2eTest {
  private static final int LEAST_REQUESTS = 20_000;
  private static final int SIDE_BY_SIDE = 8;
  private static final int UNAUTHENTICATED = 401;
  private static final int WORST_SHOWN = 40;
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(5);

  private final Fleet fleet = Fleet.running();
  private final Rights rights = new Rights(fleet);
  private final Map<String, String> servers = servers(fleet);
  private final ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();
  private final AtomicIntegerArray statuses = new AtomicIntegerArray(600);
  private final AtomicInteger sent = new AtomicInteger();
  private final AtomicLong slowest = new AtomicLong();

  @Test
  void every_field_and_parameter_of_every_operation_withstands_values_at_the_edge()
      throws InterruptedException {
    List<Actor> cast =
        List.of(Actor.landlord(fleet), Actor.resident(fleet), Actor.administrator(fleet));
    // what is tried on accounts may lock one
    List<Actor> accounts =
        List.of(Actor.landlord(fleet), Actor.resident(fleet), Actor.administrator(fleet));
    List<Operation> operations =
        Operations.of(fleet).stream().filter(EdgeValuesE2eTest::mayBeTried).toList();

    List<Runnable> attacks = new ArrayList<>();
    for (Operation operation : operations) {
      boolean onAccounts = operation.path().contains("/auth/");
      attacks.addAll(attacks(operation, actor(operation, onAccounts ? accounts : cast)));
    }
    Collections.shuffle(attacks, new Random(operations.size()));

    long began = System.nanoTime();
    try (ExecutorService threads = Executors.newFixedThreadPool(SIDE_BY_SIDE)) {
      attacks.forEach(threads::execute);
      threads.shutdown();
      assertThat(threads.awaitTermination(10, TimeUnit.MINUTES)).isTrue();
    }
    report(operations.size(), (System.nanoTime() - began) / 1e9);
    assertThat(faults).isEmpty();
    assertThat(sent.get()).isGreaterThanOrEqualTo(LEAST_REQUESTS);
  }

  /** Not what moves the clock of everybody. */
  private static boolean mayBeTried(Operation operation) {
    return !operation.path().endsWith("/admin/clock");
  }

  /**
   * Maps each path to a service that serves it; of several, any. Operations without a service are
   * the gateway's own.
   */
  private static Map<String, String> servers(Fleet fleet) {
    Map<String, String> servers = new HashMap<>();
    fleet.accounts().path("services").properties().stream()
        .filter(service -> !service.getKey().equals("gateway"))
        .map(service -> service.getValue().asText())
        .forEach(
            server ->
                Operations.at(server)
                    .forEach(operation -> servers.putIfAbsent(operation.toString(), server)));
    return servers;
  }

  /** Somebody who may do it, so that the request gets further than the door. */
  private Actor actor(Operation operation, List<Actor> cast) {
    return cast.stream()
        .filter(one -> rights.has(one.role(), operation.permissions()))
        .findFirst()
        .orElse(cast.getFirst());
  }

  private List<Runnable> attacks(Operation operation, Actor actor) {
    String server = servers.getOrDefault(operation.toString(), fleet.url("gateway"));
    return EdgeRequests.to(operation, actor.ids()).stream()
        .map(request -> (Runnable) () -> judge(request, server, actor.person()))
        .toList();
  }

  private void judge(EdgeRequest request, String server, Person person) {
    if (faults.size() >= WORST_SHOWN) {
      return;
    }
    try {
      long began = System.nanoTime();
      Answer answer = send(request, server, person);
      Duration took = Duration.ofNanos(System.nanoTime() - began);
      slowest.accumulateAndGet(took.toMillis(), Math::max);
      statuses.incrementAndGet(answer.status());
      sent.incrementAndGet();
      fault(request, answer, took)
          .ifPresent(
              fault -> faults.add("%s: %s -> %s".formatted(fault, request, Faults.shown(answer))));
    } catch (UncheckedIOException noAnswer) {
      faults.add("no answer (" + noAnswer.getCause() + "): " + request);
    }
  }

  private Answer send(EdgeRequest request, String server, Person person) {
    if (request.operation().isPublic()) {
      return send(request, new Client(server));
    }
    String token = person.token();
    Answer answer = send(request, authorized(server, token));
    return answer.status() == UNAUTHENTICATED
        ? send(request, authorized(server, renewed(person, token)))
        : answer;
  }

  private static Client authorized(String server, String token) {
    Client client = new Client(server);
    client.authorize(token);
    return client;
  }

  /** A token lasts some minutes only. */
  private static synchronized String renewed(Person person, String old) {
    try {
      if (person.token().equals(old)) {
        person.logIn();
      }
    } catch (NotAsExpected locked) {
      // then 401 is the answer
    }
    return person.token();
  }

  private static Answer send(EdgeRequest request, Client client) {
    return client.send(
        request.operation().method(),
        request.path(),
        request.body().map(Supplier::get).orElse(null),
        Map.of("Idempotency-Key", UUID.randomUUID().toString()));
  }

  private static Optional<String> fault(EdgeRequest request, Answer answer, Duration took) {
    if (took.compareTo(LONGEST_ANSWER) > 0) {
      return Optional.of("hung for " + took);
    }
    return request.mustBeRefused() && answer.status() < 400
        ? Optional.of("took what nothing can keep")
        : Faults.of(answer);
  }

  private void report(int operations, double seconds) {
    Map<Integer, Integer> seen = new TreeMap<>();
    for (int status = 0; status < statuses.length(); status++) {
      if (statuses.get(status) > 0) {
        seen.put(status, statuses.get(status));
      }
    }
    System.out.printf(
        "%d requests with a value at the edge to %d operations in %.0f s (%.0f/s), slowest %d ms,"
            + " answers by status %s%n",
        sent.get(), operations, seconds, sent.get() / seconds, slowest.get(), seen);
    System.out.println(
        new ArrayList<>(faults)
            .stream().map(fault -> "  " + fault).collect(Collectors.joining("\n")));
  }
}
