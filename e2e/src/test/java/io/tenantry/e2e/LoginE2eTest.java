package io.tenantry.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.e2e.client.Answer;
import io.tenantry.e2e.client.Client;
import io.tenantry.e2e.client.Crowd;
import io.tenantry.e2e.client.Fleet;
import io.tenantry.e2e.client.Person;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Somebody who guesses passwords learns nothing and is locked out. */
class LoginE2eTest {
  private static final String RIGHT = "Correct-Horse-42";
  private static final String WRONG = "Wrong-Horse-42";
  private static final int FAILURES_UNTIL_LOCKED = 10;
  private static final int SAMPLES = 100;
  private static final int WARM_UP = 8;
  private static final int SIDE_BY_SIDE = 4;

  private final Fleet fleet = Fleet.running();

  @Test
  void wrong_passwords_of_strangers_do_not_lock_the_owner_out() {
    Person person = Person.resident(fleet, "Ravi");
    for (int i = 0; i < FAILURES_UNTIL_LOCKED; i++) {
      assertThat(login(person.email(), WRONG).status()).isEqualTo(401);
    }
    assertThat(login(person.email(), RIGHT).status()).isEqualTo(200);
  }

  @Test
  void who_guesses_is_stopped_even_by_the_right_password_and_told_nothing() {
    Person person = Person.resident(fleet, "Ravi");
    Client guesser = new Client(fleet.url("gateway"));
    for (int i = 0; i < FAILURES_UNTIL_LOCKED; i++) {
      assertThat(login(guesser, person.email(), WRONG).status()).isIn(401, 429);
    }
    assertThat(login(guesser, person.email(), RIGHT).status()).isIn(401, 429);
  }

  @Test
  void a_wrong_password_takes_as_long_for_an_account_as_for_none() throws Exception {
    int many = (SAMPLES + WARM_UP) / FAILURES_UNTIL_LOCKED + 2;
    List<Person> people = Crowd.of(many, SIDE_BY_SIDE, i -> Person.resident(fleet, "Ravi"));
    List<Double> known = Collections.synchronizedList(new ArrayList<>());
    List<Double> unknown = Collections.synchronizedList(new ArrayList<>());
    try (ExecutorService threads = Executors.newFixedThreadPool(SIDE_BY_SIDE)) {
      for (int i = 0; i < SAMPLES + WARM_UP; i++) {
        String account = people.get(i % people.size()).email();
        boolean counts = i >= WARM_UP;
        threads.execute(() -> measure(account, counts, known, unknown));
      }
      threads.shutdown();
      assertThat(threads.awaitTermination(10, TimeUnit.MINUTES)).isTrue();
    }
    assertThat(known).hasSize(SAMPLES);
    assertThat(unknown).hasSize(SAMPLES);
    assertCannotBeToldApart("wrong password", known, unknown);
  }

  @Test
  void who_forgot_a_password_waits_as_long_with_an_account_as_without() {
    String account = Person.resident(fleet, "Ravi").email();
    List<Double> known = new ArrayList<>();
    List<Double> unknown = new ArrayList<>();
    for (int i = 0; i < SAMPLES + WARM_UP; i++) {
      double withAccount = millisToForget(account);
      double without = millisToForget(UUID.randomUUID() + "@example.com");
      if (i >= WARM_UP) {
        known.add(withAccount);
        unknown.add(without);
      }
    }
    assertCannotBeToldApart("forgotten password", known, unknown);
  }

  private static void assertCannotBeToldApart(
      String what, List<Double> known, List<Double> unknown) {
    double difference = Math.abs(quantile(known, 0.5) - quantile(unknown, 0.5));
    double spread = quantile(known, 0.75) - quantile(known, 0.25);
    System.out.printf(
        "%s, median of %d: account %.1f ms, no account %.1f ms; spread (quartiles) %.1f ms%n",
        what, SAMPLES, quantile(known, 0.5), quantile(unknown, 0.5), spread);
    assertThat(difference)
        .as("one request cannot tell them apart: the medians are nearer than the quartiles")
        .isLessThan(Math.max(spread, quantile(known, 0.5) * 0.1));
  }

  @Test
  void who_forgot_a_password_gets_the_same_answer_with_an_account_and_without() {
    Answer known = forgot(Person.resident(fleet, "Ravi").email());
    Answer unknown = forgot(UUID.randomUUID() + "@example.com");
    assertThat(known.status()).isEqualTo(202);
    assertThat(unknown.status()).isEqualTo(202);
    assertThat(unknown.body()).isEqualTo(known.body());
  }

  private void measure(String account, boolean counts, List<Double> known, List<Double> unknown) {
    double withAccount = millis(account);
    double without = millis(UUID.randomUUID() + "@example.com");
    if (counts) {
      known.add(withAccount);
      unknown.add(without);
    }
  }

  private double millisToForget(String email) {
    long began = System.nanoTime();
    assertThat(forgot(email).status()).isEqualTo(202);
    return (System.nanoTime() - began) / 1e6;
  }

  private double millis(String email) {
    long began = System.nanoTime();
    assertThat(login(email, WRONG).status()).isEqualTo(401);
    return (System.nanoTime() - began) / 1e6;
  }

  private static double quantile(List<Double> values, double share) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get((int) (share * (sorted.size() - 1)));
  }

  /** From an address of its own. */
  private Answer login(String email, String password) {
    return login(new Client(fleet.url("gateway")), email, password);
  }

  private static Answer login(Client client, String email, String password) {
    return client.post(
        "/api/v1/auth/login",
        "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, password));
  }

  private Answer forgot(String email) {
    return new Client(fleet.url("gateway"))
        .post("/api/v1/auth/forgot-password", "{\"email\": \"%s\"}".formatted(email));
  }
}
