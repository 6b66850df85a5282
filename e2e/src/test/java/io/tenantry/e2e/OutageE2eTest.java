package io.tenantry.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.e2e.client.Answer;
import io.tenantry.e2e.client.Client;
import io.tenantry.e2e.client.Eventually;
import io.tenantry.e2e.client.Fleet;
import io.tenantry.e2e.client.Person;
import io.tenantry.e2e.fleet.Operator;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Without Keycloak or Redis the fleet does less, predictably, and recovers by itself. */
class OutageE2eTest {
  private final Fleet fleet = Fleet.running();
  private final Operator operator = new Operator(fleet);

  @AfterEach
  void repair() throws IOException, InterruptedException {
    operator.repair();
  }

  @Test
  void without_keycloak_tokens_keep_working_and_signing_in_says_when_to_come_back()
      throws IOException, InterruptedException {
    Person seen = Person.landlord(fleet, "Asha");
    Person fresh = Person.resident(fleet, "Ravi");
    seen.http().get("/api/v1/properties").expect(200);

    operator.kill("keycloak");
    seen.http().get("/api/v1/properties").expect(200);
    fresh.http().get("/api/v1/bookings").expect(200);
    Answer login = login(fresh);
    assertThat(login.status()).isEqualTo(503);
    assertThat(login.problem()).isEqualTo("identity-unavailable");
    assertThat(Integer.parseInt(login.header("Retry-After"))).isPositive();

    operator.repair();
    Eventually.see(
        "signing in works again",
        Duration.ofSeconds(30),
        () -> login(fresh),
        a -> a.status() == 200);
  }

  @Test
  void without_redis_requests_are_answered_and_sessions_still_end()
      throws IOException, InterruptedException {
    Person person = Person.landlord(fleet, "Asha");
    operator.kill("redis");
    for (int i = 0; i < 20; i++) {
      person.http().get("/api/v1/properties").expect(200);
    }
    assertThat(new Client(fleet.url("gateway")).get("/api/v1/leases").status()).isEqualTo(401);

    operator.repair();
    Eventually.see(
        "limits are counted again",
        Duration.ofSeconds(30),
        () -> person.http().get("/api/v1/properties").header("RateLimit-Remaining"),
        remaining -> !remaining.isEmpty());
    String token = person.token();
    person.http().post("/api/v1/auth/logout", null).expect(204);
    Client ended = new Client(fleet.url("gateway"));
    ended.authorize(token);
    ended.get("/api/v1/properties").expect(401);
  }

  private Answer login(Person person) {
    return new Client(fleet.url("gateway"))
        .post(
            "/api/v1/auth/login",
            "{\"email\": \"%s\", \"password\": \"Correct-Horse-42\"}".formatted(person.email()));
  }
}
