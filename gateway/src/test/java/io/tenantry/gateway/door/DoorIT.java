package io.tenantry.gateway.door;

import static io.restassured.RestAssured.given;
import static io.tenantry.gateway.fleet.Client.address;
import static io.tenantry.gateway.fleet.Client.clientAt;
import static io.tenantry.gateway.fleet.Client.signedIn;
import static io.tenantry.gateway.fleet.Client.somebody;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.tenantry.gateway.fleet.Keys;
import io.tenantry.gateway.fleet.TestFleet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestFleet.class)
class DoorIT {
  private static final String BOOKINGS = "/api/v1/bookings";
  private static final String UNSUPPORTED = "unsupported-media-type";

  @Test
  void method_query_and_body_arrive_as_they_were_sent() {
    signedIn()
        .contentType("application/json")
        .body("{\"a\": 1}")
        .urlEncodingEnabled(false)
        .post("/api/v1/bookings?x=%2F%20y&z=%C3%BC")
        .then()
        .statusCode(200)
        .body("method", equalTo("POST"))
        .body("uri", equalTo("/api/v1/bookings?x=%2F%20y&z=%C3%BC"))
        .body("body", equalTo("{\"a\": 1}"));
  }

  @Test
  void nobody_outside_says_who_they_are_or_where_they_come_from() {
    String address = address();
    clientAt(address)
        .auth()
        .oauth2(Keys.signed(Keys.Claims.good()))
        .header("X-User-Id", "me")
        .header("X-User-Role", "platform_admin")
        .header("X-Org-Id", "theirs")
        .header("Forwarded", "for=6.6.6.6")
        .header("X-Real-IP", "6.6.6.6")
        .header("Connection", "keep-alive, X-Hop")
        .header("X-Hop", "1")
        .header("Idempotency-Key", "kept")
        .get("/api/v1/bookings")
        .then()
        .statusCode(200)
        .body("headers", not(hasKey("x-user-id")))
        .body("headers", not(hasKey("x-user-role")))
        .body("headers", not(hasKey("x-org-id")))
        .body("headers", not(hasKey("forwarded")))
        .body("headers", not(hasKey("x-real-ip")))
        .body("headers", not(hasKey("x-hop")))
        .body("headers", hasEntry("idempotency-key", "kept"))
        .body("headers", hasEntry("x-forwarded-for", address))
        .body("headers", hasEntry("x-forwarded-proto", "http"))
        .body("headers", hasKey("x-forwarded-host"));
  }

  @Test
  void a_sane_request_id_is_kept_and_a_strange_one_replaced() {
    signedIn()
        .header("X-Request-Id", "my-request-1")
        .get("/api/v1/bookings")
        .then()
        .header("X-Request-Id", "my-request-1")
        .body("headers", hasEntry("x-request-id", "my-request-1"));
    Response replaced = signedIn().header("X-Request-Id", "<script>").get("/api/v1/bookings");
    assertThat(replaced.headers().getList("X-Request-Id")).hasSize(1);
    replaced.then().header("X-Request-Id", matchesPattern("[0-9a-f-]{36}"));
  }

  @Test
  void answers_carry_security_headers_and_do_not_name_servers() {
    for (Response answer : List.of(signedIn().get("/api/v1/bookings"), somebody().get("/none"))) {
      answer
          .then()
          .header("X-Content-Type-Options", "nosniff")
          .header("X-Frame-Options", "DENY")
          .header("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
          .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
          .header("Cache-Control", "no-store")
          .header("Server", equalTo(null));
    }
  }

  @Test
  void what_is_unknown_or_not_there_yet_is_a_problem() {
    expect(somebody().get("/api/v1/nothing"), 404, "not-found");
    expect(somebody().get("/api/v1/auth/../../etc"), 404, "not-found");
    expect(somebody().delete("/api/v1/auth/login"), 405, "method-not-allowed");
    expect(signedIn().get("/api/v1/command-center"), 501, "not-implemented");
  }

  @Test
  void a_job_is_found_at_the_service_that_has_it() {
    administrator()
        .contentType("application/json")
        .body("{\"asOf\": \"2027-01-01\"}")
        .post("/api/v1/admin/jobs/hold-expiry/run")
        .then()
        .statusCode(200)
        .body("service", equalTo("knowing"))
        .body("body", equalTo("{\"asOf\": \"2027-01-01\"}"));
    administrator().get("/api/v1/admin/jobs/runs/1").then().body("service", equalTo("knowing"));
  }

  @Test
  void the_platform_is_administered_from_certain_addresses_only() {
    expect(signedIn().get("/api/v1/admin/listings"), 403, "address-not-allowed");
    administrator().get("/api/v1/admin/listings").then().statusCode(200);
  }

  @Test
  void what_is_not_json_never_reaches_a_service() {
    expect(signedIn().contentType("text/plain").body("x").post(BOOKINGS), 415, UNSUPPORTED);
    expect(
        signedIn().contentType("application/x-www-form-urlencoded").body("x=1").post(BOOKINGS),
        415,
        UNSUPPORTED);
    signedIn().contentType("application/json; charset=utf-8").body("{}").post(BOOKINGS);
    signedIn().post(BOOKINGS).then().statusCode(200);
    signedIn()
        .header("Content-Type", "nonsense")
        .post(BOOKINGS)
        .then()
        .statusCode(200)
        .body("headers", not(hasKey("content-type")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/properties/export;x",
        "/api/v1/properties/export;",
        "/api/v1/properties;a=b/export",
        "/api/v1/properties/export%3Bx",
        "/api/v1/properties/export%3bx"
      })
  void a_path_with_a_semicolon_is_refused(String path) {
    expect(signedIn().urlEncodingEnabled(false).get(path), 400, "unreadable");
  }

  @Test
  void a_semicolon_in_a_query_is_data() {
    signedIn().urlEncodingEnabled(false).get("/api/v1/bookings?q=a;b").then().statusCode(200);
  }

  @Test
  void an_administrator_is_where_the_nearest_proxy_says_whatever_stands_before_it() {
    for (String forged : List.of("127.0.0.1", "::1", "10.1.1.1, 127.0.0.1", "unknown", "")) {
      expect(
          signedInAt(forged, "203.0.113.9").get("/api/v1/admin/listings"),
          403,
          "address-not-allowed");
      expect(
          signedInAt(forged, "[2001:db8::9]:443").get("/api/v1/admin/listings"),
          403,
          "address-not-allowed");
    }
  }

  @Test
  void a_service_is_told_one_text_for_an_address() {
    signedInAt("203.0.113.9", "[2001:DB8:0:0::0009]:443")
        .get(BOOKINGS)
        .then()
        .statusCode(200)
        .body("headers", hasEntry("x-forwarded-for", "2001:db8::9"));
  }

  private static RequestSpecification signedInAt(String first, String second) {
    return given()
        .header("X-Forwarded-For", first, second)
        .auth()
        .oauth2(Keys.signed(Keys.Claims.good()));
  }

  @Test
  void the_documentation_does_not_tell_what_runs_here() {
    for (String path : List.of("/docs/", "/docs/index.html", "/q/openapi")) {
      assertThat(somebody().get(path).asString()).doesNotContainPattern("(?i)quarkus\\s*[/v]?\\d");
    }
  }

  @Test
  void the_documentation_is_a_page_and_may_run_its_own_script_only() {
    assertThat(somebody().get("/docs/").header("Content-Security-Policy"))
        .contains("default-src 'self'")
        .contains("frame-ancestors 'none'");
    somebody().get("/q/openapi").then().header("X-Frame-Options", "DENY");
  }

  private static RequestSpecification administrator() {
    return clientAt("127.0.0.1").auth().oauth2(Keys.signed(Keys.Claims.good()));
  }

  static void expect(Response answer, int status, String type) {
    answer
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("type", equalTo("https://tenantry.io/problems/" + type))
        .body("status", equalTo(status))
        .body("requestId", equalTo(answer.header("X-Request-Id")));
  }
}
