package io.tenantry.auth.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tenantry.auth.account.Someone;
import io.tenantry.auth.keycloak.RealKeycloak;
import io.tenantry.platform.testing.ScratchDatabase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(RealKeycloak.class)
class BruteForceIT {
  private static final Logger LOG = Logger.getLogger(BruteForceIT.class);
  private static final int ACCOUNTS = 13;
  private static final int TRIES_EACH = 8;
  private static final String WRONG = "Wrong-Horse-77";

  @Test
  void after_ten_failures_the_right_password_is_refused_with_the_same_answer() {
    Someone victim = registered();
    Response wrong = login(victim.email());
    for (int i = 1; i < 10; i++) {
      login(victim.email()).then().statusCode(401);
    }
    victim
        .login()
        .then()
        .statusCode(401)
        .body("type", equalTo(wrong.path("type")))
        .body("detail", equalTo(wrong.path("detail")));
    registered().login().then().statusCode(200);
  }

  /** In turn, so that both meet the same load; on no account so often that it is locked. */
  @Test
  void an_unknown_account_is_refused_after_the_same_time_as_a_known_one() throws Exception {
    List<Someone> known = new ArrayList<>();
    for (int i = 0; i < ACCOUNTS; i++) {
      known.add(registered());
    }
    login(known.getFirst().email());
    List<Future<Long>> ofKnown = new ArrayList<>();
    List<Future<Long>> ofUnknown = new ArrayList<>();
    try (ExecutorService clients = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < ACCOUNTS * TRIES_EACH; i++) {
        String email = known.get(i % ACCOUNTS).email();
        ofKnown.add(clients.submit(() -> millis(email)));
        ofUnknown.add(clients.submit(() -> millis("x" + UUID.randomUUID() + "@example.com")));
      }
    }
    List<Long> one = sorted(ofKnown);
    List<Long> other = sorted(ofUnknown);
    LOG.infof(
        "%d refusals each; known accounts: median %d ms, p90 %d ms; unknown: median %d ms, p90 %d ms",
        one.size(), at(one, 0.5), at(one, 0.9), at(other, 0.5), at(other, 0.9));
    assertThat(one).hasSizeGreaterThanOrEqualTo(100);
    assertThat(at(one, 0.5)).isCloseTo(at(other, 0.5), within(at(other, 0.5) / 20));
    // knowing the time of one refusal must be no better than a coin: how often a known one is
    // slower
    assertThat(howOftenSlower(one, other)).isBetween(0.35, 0.65);
  }

  private static double howOftenSlower(List<Long> one, List<Long> other) {
    double wins = 0;
    for (long mine : one) {
      for (long yours : other) {
        wins += mine > yours ? 1 : mine == yours ? 0.5 : 0;
      }
    }
    return wins / one.size() / other.size();
  }

  private static long millis(String email) {
    long start = System.nanoTime();
    login(email).then().statusCode(401);
    return (System.nanoTime() - start) / 1_000_000;
  }

  private static List<Long> sorted(List<Future<Long>> all) throws Exception {
    List<Long> times = new ArrayList<>();
    for (Future<Long> one : all) {
      times.add(one.get());
    }
    Collections.sort(times);
    return times;
  }

  private static long at(List<Long> sorted, double share) {
    return sorted.get((int) (sorted.size() * share));
  }

  private static Someone registered() {
    Someone resident = Someone.resident();
    resident.register().then().statusCode(201);
    return resident;
  }

  private static Response login(String email) {
    return Someone.login(Map.of("email", email, "password", WRONG));
  }
}
