package io.tenantry.e2e.owasp;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.e2e.client.Answer;
import io.tenantry.e2e.client.Client;
import io.tenantry.e2e.client.Fleet;
import io.tenantry.e2e.client.Person;
import io.tenantry.e2e.values.EdgeValues;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

/** OWASP API4:2023. The work that one client can cause is bounded. */
class Api04UnrestrictedResourceConsumptionE2eTest {
  private static final String WRONG =
      "{\"email\": \"nobody@example.com\", \"password\": \"Wrong-Horse-42\"}";
  private static final int SIGN_INS = 5;
  private final Fleet fleet = Fleet.running();

  @Test
  void ten_thousand_requests_from_one_address_get_no_more_than_the_limit_through()
      throws InterruptedException {
    Client attacker = new Client(fleet.url("gateway"));
    var statuses = new AtomicIntegerArray(600);
    try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
      for (int i = 0; i < 10_000; i++) {
        threads.execute(
            () -> statuses.incrementAndGet(attacker.post("/api/v1/auth/login", WRONG).status()));
      }
      threads.shutdown();
      assertThat(threads.awaitTermination(5, TimeUnit.MINUTES)).isTrue();
    }
    assertThat(statuses.get(401)).isBetween(1, SIGN_INS);
    assertThat(statuses.get(429)).isEqualTo(10_000 - statuses.get(401));
  }

  @Test
  void who_is_over_the_limit_learns_when_to_come_back_and_others_are_not_held_up() {
    Client attacker = new Client(fleet.url("gateway"));
    Answer last = attacker.post("/api/v1/auth/login", WRONG);
    for (int i = 0; i < SIGN_INS; i++) {
      last = attacker.post("/api/v1/auth/login", WRONG);
    }
    assertThat(last.status()).isEqualTo(429);
    assertThat(last.problem()).isEqualTo("too-many-requests");
    assertThat(Integer.parseInt(last.header("Retry-After"))).isBetween(1, 900);
    assertThat(new Client(fleet.url("gateway")).post("/api/v1/auth/login", WRONG).status())
        .isEqualTo(401);
  }

  @Test
  void pages_bodies_addresses_and_nesting_have_an_end() {
    Person landlord = Person.landlord(fleet, "Asha");
    assertThat(landlord.http().get("/api/v1/properties?limit=1000000").status()).isEqualTo(422);
    assertThat(
            landlord
                .http()
                .post("/api/v1/properties", "\"" + "x".repeat(2 * 1024 * 1024) + "\"")
                .status())
        .isEqualTo(413);
    assertThat(landlord.http().get("/api/v1/properties?limit=" + "1".repeat(20_000)).status())
        .isEqualTo(414);
    assertThat(landlord.http().post("/api/v1/properties", "[".repeat(100_000)).status())
        .isEqualTo(400);
  }

  @Test
  void no_number_costs_more_than_its_bytes() {
    // of the service itself, where no limit answers instead
    Client landlord = new Client(fleet.service("property"));
    landlord.authorize(Person.landlord(fleet, "Asha").token());
    for (String number : EdgeValues.NUMBERS) {
      for (String body :
          List.of(
              "{\"rent\": {\"amount\": %s, \"currency\": \"INR\"}}".formatted(number),
              "{\"rent\": {\"amount\": \"%s\", \"currency\": \"INR\"}}".formatted(number),
              "{\"quantity\": %s}".formatted(number),
              "{\"latitude\": %s, \"rules\": {\"a\": %s}}".formatted(number, number))) {
        long began = System.nanoTime();
        Answer answer =
            landlord.post("/api/v1/properties/00000000-0000-7000-8000-000000000000/listings", body);
        assertThat(answer.status()).as("%.60s", body).isBetween(400, 499);
        assertThat(Duration.ofNanos(System.nanoTime() - began))
            .as("%.60s", body)
            .isLessThan(Duration.ofSeconds(2));
      }
    }
  }
}
