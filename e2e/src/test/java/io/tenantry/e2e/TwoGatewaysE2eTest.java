package io.tenantry.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tenantry.e2e.client.Client;
import io.tenantry.e2e.client.Eventually;
import io.tenantry.e2e.client.Fleet;
import io.tenantry.e2e.client.Person;
import io.tenantry.e2e.server.JavaService;
import io.tenantry.e2e.server.Server;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A second gateway beside the fleet's: what one knows of a person, the other knows. */
class TwoGatewaysE2eTest {
  private static final Fleet FLEET = Fleet.running();
  private static final int LIMIT = 120;
  // a fortieth of the limit, and as much fetched ahead, at each of the two
  private static final int KEPT_BACK = 4 * LIMIT / 40;
  private static Server second;

  @BeforeAll
  static void start() throws Exception {
    second =
        JavaService.start(
            "../gateway", environment(), List.of(), Files.createTempDirectory("second-gateway"));
  }

  private static Map<String, String> environment() {
    JsonNode keycloak = FLEET.accounts().path("keycloak");
    Map<String, String> environment = new HashMap<>();
    environment.put("KEYCLOAK_URL", keycloak.path("url").asText());
    environment.put("KEYCLOAK_REALM", keycloak.path("realm").asText());
    environment.put("REDIS_URL", FLEET.url("redis"));
    environment.put("TRUSTED_PROXIES", "127.0.0.0/8");
    FLEET
        .accounts()
        .path("services")
        .properties()
        .forEach(
            service ->
                environment.put(
                    service.getKey().toUpperCase(Locale.ROOT).replace('-', '_') + "_URL",
                    service.getValue().asText()));
    return environment;
  }

  @AfterAll
  static void stop() throws InterruptedException {
    second.close();
  }

  @Test
  void two_gateways_count_the_calls_of_a_person_together() {
    Person person = Person.landlord(FLEET, "Asha");
    Client there = atSecond(person);
    long passed =
        IntStream.range(0, LIMIT)
            .boxed()
            .flatMap(i -> Stream.of(person.http(), there))
            .filter(gateway -> gateway.get("/api/v1/properties").status() == 200)
            .count();
    assertThat(passed).isBetween((long) LIMIT - KEPT_BACK, (long) LIMIT);
  }

  @Test
  void a_session_ended_at_one_gateway_is_ended_at_the_other_within_a_second() {
    Person person = Person.landlord(FLEET, "Asha");
    Client there = atSecond(person);
    there.get("/api/v1/properties").expect(200);
    person.http().post("/api/v1/auth/logout", null).expect(204);
    Eventually.see(
        "the other gateway refuses the ended session",
        Duration.ofSeconds(1),
        () -> there.get("/api/v1/properties"),
        answer -> answer.status() == 401);
  }

  private static Client atSecond(Person person) {
    Client client = new Client(second.url());
    client.authorize(person.token());
    return client;
  }
}
