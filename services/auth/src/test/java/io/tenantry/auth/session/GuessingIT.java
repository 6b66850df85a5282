package io.tenantry.auth.session;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tenantry.auth.account.Someone;
import io.tenantry.auth.keycloak.RealKeycloak;
import io.tenantry.auth.mfa.Authenticator;
import io.tenantry.auth.organization.Office;
import io.tenantry.platform.testing.ScratchDatabase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Guessing is bounded, and never stops who is right. */
@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(RealKeycloak.class)
class GuessingIT {
  private static final String HOME = "2001:db8:7:1::5";
  private static final String WRONG = "Wrong-Horse-77";
  private final Someone someone = Someone.resident();

  @Test
  void who_signs_in_ten_times_at_once_with_the_right_password_gets_ten_sessions() throws Exception {
    someone.register().then().statusCode(201);
    assertThat(statuses(10, someone::login)).hasSize(10).containsOnly(200);
  }

  @Test
  void one_right_api_key_is_exchanged_ten_times_at_once() throws Exception {
    Someone landlord = Someone.landlord();
    String session = landlord.registeredSession();
    String key =
        given()
            .auth()
            .oauth2(session)
            .contentType("application/json")
            .body(Map.of("name", "books", "permissions", List.of("properties:read")))
            .post("/api/v1/auth/api-keys")
            .path("key");
    assertThat(
            statuses(
                10,
                () ->
                    given()
                        .contentType("application/json")
                        .body(Map.of("key", key))
                        .post("/internal/v1/api-keys/exchange")))
        .hasSize(10)
        .containsOnly(200);
  }

  @Test
  void strangers_lock_an_account_for_their_own_network_and_not_for_its_owner() {
    someone.register().then().statusCode(201);
    for (int i = 0; i < 10; i++) {
      login("2001:db8:66:6::" + i, WRONG, Map.of()).then().statusCode(401);
    }
    login("2001:db8:66:6::ffff", someone.password(), Map.of()).then().statusCode(401);
    login(HOME, someone.password(), Map.of()).then().statusCode(200);
  }

  @Test
  void a_hundred_failures_from_everywhere_lock_strangers_and_not_where_the_owner_comes_from() {
    someone.register().then().statusCode(201);
    login(HOME, someone.password(), Map.of()).then().statusCode(200);
    Office.value(
        "insert into password_attempt values (sha256(convert_to(?, 'UTF8')), '*', 100, now())"
            + " on conflict (email_hash, network) do update set failures = 100 returning 1",
        someone.email());
    login("198.51.100.1", someone.password(), Map.of())
        .then()
        .statusCode(401)
        .body("type", equalTo("https://tenantry.io/problems/invalid-credentials"));
    login("2001:db8:7:1::77", someone.password(), Map.of()).then().statusCode(200);
  }

  @Test
  void codes_of_who_does_not_know_the_password_do_not_count() {
    String session = someone.registeredSession();
    String secret = given().auth().oauth2(session).post("/api/v1/auth/mfa/enable").path("secret");
    var app = new Authenticator(secret);
    given()
        .auth()
        .oauth2(session)
        .contentType("application/json")
        .body(Map.of("code", app.code()))
        .post("/api/v1/auth/mfa/verify")
        .then()
        .statusCode(200);
    for (int i = 0; i < 12; i++) {
      login("198.51.100." + i, WRONG, Map.of("totp", app.wrongCode())).then().statusCode(401);
    }
    login(HOME, someone.password(), Map.of("totp", app.nextCode())).then().statusCode(200);
  }

  @Test
  void a_password_is_not_guessed_through_another_door_either() {
    someone.register().then().statusCode(201);
    String session = someone.login().path("accessToken");
    for (int i = 0; i < 10; i++) {
      change(session, WRONG).then().statusCode(422);
    }
    change(session, someone.password()).then().statusCode(422);
    someone.login().then().statusCode(401);
  }

  private static Response change(String session, String current) {
    return given()
        .auth()
        .oauth2(session)
        .contentType("application/json")
        .body(Map.of("currentPassword", current, "newPassword", "Another-Horse-8"))
        .put("/api/v1/auth/me/password");
  }

  private Response login(String address, String password, Map<String, String> more) {
    Map<String, String> body = new HashMap<>(more);
    body.put("email", someone.email());
    body.put("password", password);
    return given()
        .header("X-Forwarded-For", address)
        .contentType("application/json")
        .body(body)
        .post("/api/v1/auth/login");
  }

  private static List<Integer> statuses(int times, Callable<Response> request) throws Exception {
    try (ExecutorService clients = Executors.newFixedThreadPool(times)) {
      List<Future<Integer>> answers =
          java.util.stream.Stream.generate(() -> clients.submit(() -> request.call().statusCode()))
              .limit(times)
              .toList();
      List<Integer> statuses = new java.util.ArrayList<>();
      for (Future<Integer> answer : answers) {
        statuses.add(answer.get());
      }
      return statuses;
    }
  }
}
