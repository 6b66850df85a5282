package io.tenantry.auth.mfa;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tenantry.auth.account.Someone;
import io.tenantry.auth.keycloak.RealKeycloak;
import io.tenantry.auth.session.SignedIn;
import io.tenantry.platform.testing.ScratchDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(RealKeycloak.class)
class MfaIT {
  private static final String PROBLEMS = "https://tenantry.io/problems/";

  private final Someone someone = Someone.resident();

  @Test
  void a_second_factor_counts_only_after_its_first_right_code() {
    String session = signedUp();
    Response enrolment = post(session, "enable", Map.of());
    enrolment.then().statusCode(200).body("otpauthUri", startsWith("otpauth://totp/Tenantry:"));
    var app = new Authenticator(enrolment.path("secret"));

    post(session, "verify", Map.of("code", app.wrongCode())).then().statusCode(422);
    someone.login().then().statusCode(200);
    post(session, "verify", Map.of("code", app.code()))
        .then()
        .statusCode(200)
        .body("recoveryCodes", hasSize(10));

    assertProblem(someone.login(), 401, "mfa-required");
    assertProblem(login("totp", app.wrongCode()), 401, "invalid-credentials");
    login("totp", app.code()).then().statusCode(200);
    given().auth().oauth2(session).get("/api/v1/auth/me").then().body("mfaEnabled", equalTo(true));
    assertProblem(post(session, "enable", Map.of()), 409, "mfa-enabled");
  }

  @Test
  void that_a_code_is_missing_is_told_only_to_who_knows_the_password() {
    enabled();
    assertProblem(
        Someone.login(Map.of("email", someone.email(), "password", "Wrong-Horse-77")),
        401,
        "invalid-credentials");
    assertProblem(someone.login(), 401, "mfa-required");
  }

  @Test
  void a_recovery_code_opens_one_session_which_lives_like_any_other() {
    List<String> codes = enabled().recoveryCodes();
    Response session = login("recoveryCode", codes.getFirst());
    session.then().statusCode(200);
    SignedIn.refresh(session.path("refreshToken")).then().statusCode(200);
    assertProblem(login("recoveryCode", codes.getFirst()), 401, "invalid-credentials");
    assertProblem(login("recoveryCode", "aaaa-bbbb-cccc-dddd"), 401, "invalid-credentials");
    assertProblem(
        Someone.login(
            Map.of(
                "email", someone.email(),
                "password", "Wrong-Horse-77",
                "recoveryCode", codes.getLast())),
        401,
        "invalid-credentials");
    login("recoveryCode", codes.getLast()).then().statusCode(200);
  }

  @Test
  void turning_it_off_takes_password_and_code() {
    Enabled enabled = enabled();
    var off = Map.of("password", someone.password(), "code", enabled.app().wrongCode());
    assertProblem(post(enabled.session(), "disable", off), 403, "invalid-credentials");
    var wrong = Map.of("password", "Wrong-Horse-77", "code", enabled.recoveryCodes().getFirst());
    assertProblem(post(enabled.session(), "disable", wrong), 403, "invalid-credentials");
    post(
            enabled.session(),
            "disable",
            Map.of("password", someone.password(), "code", enabled.recoveryCodes().getFirst()))
        .then()
        .statusCode(204);
    someone.login().then().statusCode(200);
    assertProblem(
        login("recoveryCode", enabled.recoveryCodes().getLast()), 401, "invalid-credentials");
  }

  @Test
  void who_knows_the_password_cannot_guess_codes_by_proving_it_in_between() {
    Enabled enabled = enabled();
    for (int i = 0; i < 10; i++) {
      login("recoveryCode", "aaaa-bbbb-cccc-dddd").then().statusCode(401);
      if (i % 4 == 0) {
        assertProblem(someone.login(), 401, "mfa-required");
      }
    }
    assertProblem(
        login("recoveryCode", enabled.recoveryCodes().getFirst()), 401, "invalid-credentials");
  }

  private record Enabled(String session, Authenticator app, List<String> recoveryCodes) {}

  private Enabled enabled() {
    String session = signedUp();
    var app = new Authenticator(post(session, "enable", Map.of()).path("secret"));
    Response verified = post(session, "verify", Map.of("code", app.code()));
    assertThat(verified.statusCode()).isEqualTo(200);
    return new Enabled(session, app, verified.path("recoveryCodes"));
  }

  private String signedUp() {
    someone.register().then().statusCode(201);
    return someone.login().path("accessToken");
  }

  private Response login(String what, String code) {
    return Someone.login(
        Map.of("email", someone.email(), "password", someone.password(), what, code));
  }

  private static Response post(String session, String what, Map<String, String> body) {
    return given()
        .auth()
        .oauth2(session)
        .contentType("application/json")
        .body(body)
        .post("/api/v1/auth/mfa/" + what);
  }

  private static void assertProblem(Response answer, int status, String type) {
    answer.then().statusCode(status).body("type", equalTo(PROBLEMS + type));
  }
}
