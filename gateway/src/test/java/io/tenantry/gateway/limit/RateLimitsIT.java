package io.tenantry.gateway.limit;

import static io.restassured.RestAssured.given;
import static io.tenantry.gateway.fleet.Client.address;
import static io.tenantry.gateway.fleet.Client.clientAt;
import static io.tenantry.gateway.fleet.Client.signedIn;
import static io.tenantry.gateway.fleet.Client.somebody;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tenantry.gateway.fleet.Keys;
import io.tenantry.gateway.fleet.Keys.Claims;
import io.tenantry.gateway.fleet.TestFleet;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestFleet.class)
class RateLimitsIT {
  @Test
  void the_sixth_login_of_an_address_is_refused_and_told_when_to_try_again() {
    String address = address();
    for (int i = 4; i >= 0; i--) {
      assertThat(login(address).then().statusCode(200).extract().header("RateLimit-Remaining"))
          .isEqualTo(Integer.toString(i));
    }
    Response refused = login(address);
    refused
        .then()
        .statusCode(429)
        .contentType("application/problem+json")
        .header("RateLimit-Limit", "5")
        .header("RateLimit-Remaining", "0")
        .body("type", equalTo("https://tenantry.io/problems/too-many-requests"));
    assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(800, 900);
    login(address()).then().statusCode(200);
  }

  @Test
  void addresses_of_one_ipv6_network_are_one_client_and_those_of_another_are_not() {
    String network = "2001:db8:" + Integer.toHexString(address().hashCode() & 0xffff) + ":";
    for (int i = 1; i <= 5; i++) {
      login(network + "1:" + i + "::" + i).then().statusCode(200);
    }
    login(network.toUpperCase(Locale.ROOT) + "0001:FFFF:0:0:1").then().statusCode(429);
    login("[" + network + "1::9]:4711").then().statusCode(429);
    login(network + "2::1").then().statusCode(200);
  }

  @Test
  void an_ipv4_address_is_the_same_client_in_every_spelling() {
    String address = address();
    for (int i = 0; i < 5; i++) {
      login(address).then().statusCode(200);
    }
    login("::ffff:" + address).then().statusCode(429);
    login(address + ":4711").then().statusCode(429);
  }

  @Test
  void what_a_client_writes_into_lines_of_its_own_changes_nothing() {
    String address = address();
    for (int i = 0; i < 5; i++) {
      login(address(), address).then().statusCode(200);
    }
    login(address(), address).then().statusCode(429);
    login(address() + ", " + address(), address).then().statusCode(429);
  }

  @Test
  void the_documentation_is_read_a_hundred_times_a_minute() {
    String address = address();
    exhausted(100, () -> clientAt(address).get("/q/openapi"));
    clientAt(address()).get("/docs/").then().statusCode(200);
  }

  @Test
  void a_person_is_counted_wherever_they_call_from_and_others_are_not() {
    Claims person = Claims.good();
    for (int i = 0; i < 30; i++) {
      signedIn(person)
          .contentType("application/json")
          .post("/api/v1/visits")
          .then()
          .statusCode(200);
    }
    signedIn(person).post("/api/v1/visits").then().statusCode(429);
    signedIn(Claims.good()).post("/api/v1/visits").then().statusCode(200);
    signedIn(person).get("/api/v1/visits").then().statusCode(200);
  }

  @Test
  void who_sends_bad_tokens_is_stopped() {
    String address = address();
    for (int i = 0; i < 100; i++) {
      clientAt(address).header("Authorization", "Bearer x").get("/api/v1/bookings");
    }
    clientAt(address)
        .header("Authorization", "Bearer x")
        .get("/api/v1/bookings")
        .then()
        .statusCode(429);
  }

  @Test
  void who_is_not_known_has_a_hundred_calls_of_an_address() {
    String address = address();
    exhausts(100, () -> clientAt(address).get("/api/v1/lease-signatures/" + UUID.randomUUID()));
    clientAt(address()).get("/api/v1/lease-signatures/" + UUID.randomUUID()).then().statusCode(200);
  }

  @Test
  void a_person_has_a_thousand_calls_over_all() {
    // one token: a fresh one for each call would be signed and verified a thousand times
    String token = Keys.signed(Claims.good());
    exhausts(1000, () -> somebody().auth().oauth2(token).get("/api/v1/bookings"));
  }

  @Test
  void a_source_of_webhooks_has_a_thousand_calls() {
    String address = address();
    exhausts(
        1000,
        () ->
            clientAt(address)
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/payments/webhooks/stripe"));
  }

  @Test
  void a_person_has_five_exports_in_five_minutes() {
    Claims person = Claims.good();
    Response refused = exhausts(5, () -> signedIn(person).get("/api/v1/reports/1/export"));
    assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(200, 300);
  }

  /** Exactly this many calls pass; the next is refused, and told what is left. */
  private static Response exhausts(int calls, Supplier<Response> call) {
    Response refused = exhausted(calls, call);
    refused.then().header("RateLimit-Remaining", "0");
    return refused;
  }

  private static Response exhausted(int calls, Supplier<Response> call) {
    for (int i = 0; i < calls; i++) {
      assertThat(call.get().statusCode()).as("call %d", i + 1).isNotEqualTo(429);
    }
    Response refused = call.get();
    refused.then().statusCode(429).contentType("application/problem+json");
    return refused;
  }

  private static Response login(String... lines) {
    return given()
        .header("X-Forwarded-For", lines[0], (Object[]) Arrays.copyOfRange(lines, 1, lines.length))
        .header("Forwarded", "for=" + address())
        .contentType("application/json")
        .body("{}")
        .post("/api/v1/auth/login");
  }
}
