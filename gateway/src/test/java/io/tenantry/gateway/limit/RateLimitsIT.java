package io.tenantry.gateway.limit;

import static io.tenantry.gateway.fleet.Client.address;
import static io.tenantry.gateway.fleet.Client.clientAt;
import static io.tenantry.gateway.fleet.Client.signedIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tenantry.gateway.fleet.Keys.Claims;
import io.tenantry.gateway.fleet.TestFleet;
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

  private static Response login(String address) {
    return clientAt(address).contentType("application/json").body("{}").post("/api/v1/auth/login");
  }
}
