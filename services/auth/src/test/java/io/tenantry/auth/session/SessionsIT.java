package io.tenantry.auth.session;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.tenantry.auth.account.Someone;
import io.tenantry.auth.ending.EndedList;
import io.tenantry.auth.keycloak.RealKeycloak;
import io.tenantry.platform.testing.ScratchDatabase;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(RealKeycloak.class)
class SessionsIT {
  @Inject RedisDataSource redis;

  @Test
  void a_wrong_password_and_an_unknown_e_mail_give_the_same_answer() {
    Someone resident = registered();
    Response wrong = Someone.login(Map.of("email", resident.email(), "password", "Wrong-Horse-77"));
    Response unknown =
        Someone.login(Map.of("email", "nobody@example.com", "password", "Wrong-Horse-77"));
    wrong
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .body("type", equalTo("https://tenantry.io/problems/invalid-credentials"));
    unknown.then().statusCode(401).body("type", equalTo(wrong.path("type")));
    assertThat(unknown.<String>path("detail")).isEqualTo(wrong.path("detail"));
  }

  @Test
  void control_characters_in_credentials_are_the_callers_mistake() {
    Someone.login(Map.of("email", "a\u0000b", "password", "Wrong-Horse-77")).then().statusCode(422);
    Someone.login(Map.of("email", "a@example.com", "password", "Wrong\u0000Horse-77"))
        .then()
        .statusCode(422);
  }

  @Test
  void a_refresh_token_gives_a_fresh_pair_and_is_used_up() {
    String refreshToken = registered().login().path("refreshToken");
    Response fresh = SignedIn.refresh(refreshToken);
    fresh
        .then()
        .statusCode(200)
        .body("tokenType", equalTo("Bearer"))
        // Keycloak counts it from the clock, which may have moved on to the next second
        .body("expiresIn", both(greaterThan(890)).and(lessThanOrEqualTo(900)))
        .body("refreshToken", not(equalTo(refreshToken)));
    JsonPath claims = JsonPath.from(SignedIn.claimsOf(fresh.path("accessToken")));
    assertThat(claims.getLong("exp") - claims.getLong("iat")).isEqualTo(900);
    SignedIn.later();
    SignedIn.refresh(refreshToken)
        .then()
        .statusCode(401)
        .body("type", equalTo("https://tenantry.io/problems/invalid-refresh-token"));
    SignedIn.refresh("not a token").then().statusCode(401);
    SignedIn.refresh("").then().statusCode(422);
  }

  @Test
  void signing_out_ends_the_session_and_puts_it_on_the_list_the_gateway_reads() {
    Response session = registered().login();
    String accessToken = session.path("accessToken");
    given().auth().oauth2(accessToken).post("/api/v1/auth/logout").then().statusCode(204);
    SignedIn.refresh(session.path("refreshToken")).then().statusCode(401);
    assertThat(EndedList.contains(redis, SignedIn.sessionIn(accessToken))).isTrue();
    given().auth().oauth2(accessToken).post("/api/v1/auth/logout").then().statusCode(204);
  }

  @Test
  void a_refresh_token_used_twice_ends_the_session_for_both_who_have_it() {
    Response session = registered().login();
    Response fresh = SignedIn.refresh(session.path("refreshToken"));
    SignedIn.later();
    SignedIn.refresh(session.path("refreshToken")).then().statusCode(401);
    SignedIn.refresh(fresh.path("refreshToken")).then().statusCode(401);
    String sid = SignedIn.sessionIn(session.path("accessToken"));
    assertThat(EndedList.contains(redis, sid)).isTrue();
  }

  @Test
  void people_see_where_they_are_signed_in_and_end_what_they_do_not_know() {
    Someone resident = registered();
    Response here = resident.login();
    Response there =
        given()
            .header("X-Forwarded-For", "203.0.113.7")
            .header("User-Agent", "Elsewhere/1.0")
            .contentType("application/json")
            .body(Map.of("email", resident.email(), "password", resident.password()))
            .post("/api/v1/auth/login");
    String elsewhere = SignedIn.sessionIn(there.path("accessToken"));
    String token = here.path("accessToken");
    given()
        .auth()
        .oauth2(token)
        .get("/api/v1/auth/sessions")
        .then()
        .statusCode(200)
        .body("items", hasSize(2))
        .body("items.find { it.current }.id", equalTo(SignedIn.sessionIn(token)))
        .body("items.find { !it.current }.id", equalTo(elsewhere))
        .body("items.find { !it.current }.ipAddress", equalTo("203.0.113.7"))
        .body("items.find { !it.current }.userAgent", equalTo("Elsewhere/1.0"));

    String stranger = registered().login().path("accessToken");
    revoke(stranger, elsewhere).then().statusCode(404);
    revoke(token, elsewhere).then().statusCode(204);
    assertThat(EndedList.contains(redis, elsewhere)).isTrue();
    SignedIn.refresh(there.path("refreshToken")).then().statusCode(401);
    SignedIn.refresh(here.path("refreshToken")).then().statusCode(200);
    revoke(token, elsewhere).then().statusCode(404);
  }

  private static Response revoke(String token, String session) {
    return given().auth().oauth2(token).delete("/api/v1/auth/sessions/" + session);
  }

  private static Someone registered() {
    Someone resident = Someone.resident();
    resident.register().then().statusCode(201);
    return resident;
  }
}
