package io.tenantry.gateway.browser;

import static io.tenantry.gateway.fleet.Client.signedIn;
import static io.tenantry.gateway.fleet.Client.somebody;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.tenantry.gateway.fleet.Keys;
import io.tenantry.gateway.fleet.TestAuth;
import io.tenantry.gateway.fleet.TestFleet;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestFleet.class)
class CrossOriginIT {
  private static final String BOOKINGS = "/api/v1/bookings";
  private static final String OF_INSTALLATION = "https://app.tenantry.test";
  private static final String ALLOW = "Access-Control-Allow-Origin";

  @TestHTTPResource URI gateway;

  @BeforeEach
  void authHasBeenAsked() {
    await().until(() -> preflight(TestAuth.ALLOWED_ORIGIN).statusCode() == 204);
  }

  @Test
  void pages_of_the_installation_and_of_organizations_may_call() {
    for (String origin : List.of(OF_INSTALLATION, TestAuth.ALLOWED_ORIGIN)) {
      preflight(origin)
          .then()
          .statusCode(204)
          .header(ALLOW, origin)
          .header("Vary", "Origin")
          .header("Access-Control-Allow-Methods", containsString("POST"))
          .header("Access-Control-Allow-Headers", containsString("Authorization"))
          .header("Access-Control-Allow-Credentials", equalTo(null));
      signedIn()
          .header("Origin", origin)
          .post(BOOKINGS)
          .then()
          .statusCode(200)
          .header(ALLOW, origin)
          .header("Access-Control-Expose-Headers", containsString("Retry-After"));
    }
  }

  @Test
  void pages_that_an_organization_allows_may_call_for_its_own_people_only() {
    String own = Keys.ofMember(TestAuth.ORGANIZATION);
    String other = Keys.ofMember(UUID.randomUUID());
    withToken(own).post(BOOKINGS).then().statusCode(200).header(ALLOW, TestAuth.ALLOWED_ORIGIN);
    for (Response refused :
        List.of(withToken(other).post(BOOKINGS), withToken(other).get(BOOKINGS))) {
      refused
          .then()
          .statusCode(403)
          .header(ALLOW, equalTo(null))
          .body("type", equalTo("https://tenantry.io/problems/foreign-origin"));
    }
  }

  private static RequestSpecification withToken(String token) {
    return somebody()
        .header("Authorization", "Bearer " + token)
        .header("Origin", TestAuth.ALLOWED_ORIGIN);
  }

  @Test
  void pages_of_strangers_change_nothing_and_what_they_read_the_browser_keeps_from_them() {
    for (String origin :
        List.of("https://evil.test", "null", "*", "https://app.tenantry.test.evil.test")) {
      preflight(origin).then().statusCode(403).header(ALLOW, equalTo(null));
      signedIn()
          .header("Origin", origin)
          .post(BOOKINGS)
          .then()
          .statusCode(403)
          .contentType("application/problem+json")
          .body("type", equalTo("https://tenantry.io/problems/foreign-origin"));
      signedIn()
          .header("Origin", origin)
          .get(BOOKINGS)
          .then()
          .statusCode(200)
          .header(ALLOW, equalTo(null))
          .header("Vary", "Origin");
    }
  }

  @Test
  void a_refusal_can_be_read_by_pages_that_may_call() {
    somebody()
        .header("Origin", OF_INSTALLATION)
        .get(BOOKINGS)
        .then()
        .statusCode(401)
        .header(ALLOW, OF_INSTALLATION);
  }

  @Test
  void a_strangers_page_opens_no_socket() {
    assertThat(
            signedIn()
                .header("Origin", "https://evil.test")
                .header("Upgrade", "websocket")
                .get("/ws/notifications")
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void the_gateways_own_pages_may_call() {
    signedIn()
        .header("Origin", "http://" + gateway.getHost() + ":" + gateway.getPort())
        .post(BOOKINGS)
        .then()
        .statusCode(200);
  }

  private static Response preflight(String origin) {
    return somebody()
        .header("Origin", origin)
        .header("Access-Control-Request-Method", "POST")
        .options(BOOKINGS);
  }
}
