package io.tenantry.auth.provider;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tenantry.auth.account.Someone;
import io.tenantry.auth.ending.EndedList;
import io.tenantry.auth.keycloak.KeycloakAdministration;
import io.tenantry.auth.mfa.Authenticator;
import io.tenantry.auth.session.SignedIn;
import io.tenantry.platform.identity.Role;
import io.tenantry.platform.testing.AuditProbe;
import io.tenantry.platform.testing.OutboxProbe;
import io.tenantry.platform.testing.ScratchDatabase;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With a second realm of the local Keycloak as the provider; what a browser does, by HTTP. */
@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(BrokeredKeycloak.class)
class ProviderSignInIT {
  private static final String PROBLEMS = "https://tenantry.io/problems/";
  private static final Map<String, String> LINK = Map.of("submitAction", "linkAccount");

  @Inject RedisDataSource redis;

  @BeforeEach
  void waitForTheProvider() {
    OutboxProbe.keepRows();
    String instances = "/realms/" + Visitor.config("test.realm") + "/identity-provider/instances";
    await()
        .until(
            () -> KeycloakAdministration.signedIn().get(instances).findValuesAsText("alias"),
            aliases -> aliases.contains("oidc"));
  }

  @Test
  void a_new_person_becomes_a_resident_and_is_the_same_person_the_next_time() {
    given().get("/api/v1/auth/providers").then().body("items.provider", contains("oidc"));
    Visitor visitor = Visitor.with(Visitor.someAddress(), true);
    visitor.signIn();
    String token = visitor.exchange().then().statusCode(200).extract().path("accessToken");
    String person =
        me(token)
            .then()
            .statusCode(200)
            .body("email", equalTo(visitor.email()))
            .body("emailVerified", equalTo(true))
            .body("firstName", equalTo("Asha"))
            .body("roles", contains(Role.RESIDENT))
            .extract()
            .path("userId");

    Visitor again = visitor.elsewhere();
    again.signIn();
    String other = again.exchange().then().statusCode(200).extract().path("accessToken");
    me(other).then().body("userId", equalTo(person));
    assertThat(OutboxProbe.eventsAbout(UUID.fromString(person)))
        .containsExactly("auth.user_registered");
  }

  @Test
  void a_session_by_a_provider_is_seen_recorded_prolonged_and_ended_like_any_other() {
    Visitor visitor = Visitor.with(Visitor.someAddress(), true);
    visitor.signIn();
    Response session = visitor.exchange();
    String token = session.path("accessToken");
    String sid = SignedIn.sessionIn(token);
    given()
        .auth()
        .oauth2(token)
        .get("/api/v1/auth/sessions")
        .then()
        .body("items", hasSize(1))
        .body("items[0].id", equalTo(sid))
        .body("items[0].ipAddress", equalTo("203.0.113.9"));
    var recorded = AuditProbe.recordsAbout("session", sid).getFirst();
    assertThat(recorded.getAction()).isEqualTo("session.started");
    assertThat(recorded.getAfter()).contains("oidc");

    Response fresh = SignedIn.refresh(session.path("refreshToken"));
    fresh.then().statusCode(200);
    given().auth().oauth2(token).post("/api/v1/auth/logout").then().statusCode(204);
    assertThat(EndedList.contains(redis, sid)).isTrue();
    SignedIn.refresh(fresh.path("refreshToken")).then().statusCode(401);
  }

  @Test
  void an_account_of_the_same_e_mail_is_not_taken_over_silently_but_linked_by_its_password() {
    Someone resident = Someone.resident();
    String person = resident.register().then().statusCode(201).extract().path("userId");
    Visitor visitor = Visitor.with(resident.email(), true);

    assertThat(visitor.signIn().code()).isEmpty();
    assertThat(visitor.browser().submit(LINK).code()).isEmpty();
    assertThat(proving(visitor, "Wrong-Horse-77").code()).isEmpty();
    assertThat(proving(visitor, resident.password()).code()).isPresent();

    String token = visitor.exchange().then().statusCode(200).extract().path("accessToken");
    me(token).then().body("userId", equalTo(person)).body("roles", contains(Role.RESIDENT));
    resident.login().then().statusCode(200);
  }

  @Test
  void an_e_mail_the_provider_has_not_verified_gets_no_account_and_stays_free_for_its_owner() {
    Visitor stranger = Visitor.with(Visitor.someAddress(), false);
    stranger.signIn();
    stranger
        .exchange()
        .then()
        .statusCode(403)
        .body("type", equalTo(PROBLEMS + "provider-email-unverified"));
    owner(stranger.email()).register().then().statusCode(201);
  }

  @Test
  void who_breaks_off_with_an_e_mail_that_is_not_verified_does_not_keep_it_from_its_owner() {
    Visitor stranger = Visitor.with(Visitor.someAddress(), false);
    assertThat(stranger.signIn().code()).isPresent();
    Someone owner = owner(stranger.email());
    owner.register().then().statusCode(201);
    stranger.exchange().then().statusCode(401);
    Someone.login(Map.of("email", stranger.email(), "password", owner.password()))
        .then()
        .statusCode(200);
  }

  @Test
  void an_account_is_not_linked_to_an_e_mail_that_is_not_verified_even_with_its_password() {
    Someone resident = Someone.resident();
    resident.register().then().statusCode(201);
    Visitor visitor = Visitor.with(resident.email(), false);
    visitor.signIn();
    visitor.browser().submit(LINK);
    proving(visitor, resident.password());
    visitor
        .exchange()
        .then()
        .statusCode(403)
        .body("type", equalTo(PROBLEMS + "provider-email-unverified"));
    Visitor again = visitor.elsewhere();
    assertThat(again.signIn().code()).isEmpty();
  }

  @Test
  void a_code_works_once_and_only_with_its_verifier() {
    Visitor visitor = Visitor.with(Visitor.someAddress(), true);
    visitor.signIn();
    String foreign = "x".repeat(43);
    visitor
        .exchange(Map.of("codeVerifier", foreign))
        .then()
        .statusCode(401)
        .body("type", equalTo(PROBLEMS + "invalid-code"));

    Visitor again = visitor.elsewhere();
    again.signIn();
    again.exchange().then().statusCode(200);
    again.exchange().then().statusCode(401).body("type", equalTo(PROBLEMS + "invalid-code"));
    again.exchange("not a code", Map.of("codeVerifier", "short")).then().statusCode(422);
  }

  @Test
  void a_provider_replaces_the_password_and_not_the_second_factor() {
    Visitor visitor = Visitor.with(Visitor.someAddress(), true);
    visitor.signIn();
    String token = visitor.exchange().path("accessToken");
    Authenticator app = enrol(token);

    Visitor again = visitor.elsewhere();
    assertThat(again.signIn().code()).isEmpty();
    assertThat(again.browser().submit(Map.of("otp", app.wrongCode())).code()).isEmpty();
    assertThat(again.browser().submit(Map.of("otp", app.nextCode())).code()).isPresent();
    again.exchange().then().statusCode(200);
  }

  @Test
  void who_must_have_a_second_factor_gets_no_session_by_a_provider_before_it_is_set_up() {
    Someone landlord = Someone.landlord();
    landlord.register().then().statusCode(201);
    Visitor visitor = Visitor.with(landlord.email(), true);
    visitor.signIn();
    visitor.browser().submit(LINK);
    proving(visitor, landlord.password());
    String secret =
        visitor
            .exchange()
            .then()
            .statusCode(403)
            .body("type", equalTo(PROBLEMS + "mfa-setup-required"))
            .extract()
            .path("secret");

    visitor.signIn();
    Response session = visitor.exchange(Map.of("totp", new Authenticator(secret).code()));
    session.then().statusCode(200);
    assertThat(session.<List<String>>path("recoveryCodes")).isNotEmpty();
    me(session.path("accessToken")).then().body("roles", contains(Role.OWNER));
  }

  private static Browser proving(Visitor visitor, String password) {
    return visitor.browser().submit(Map.of("username", visitor.email(), "password", password));
  }

  private static Someone owner(String email) {
    Someone someone = Someone.resident();
    return new Someone(email, someone.password(), someone.form()).with("email", email);
  }

  private static Authenticator enrol(String token) {
    String secret = given().auth().oauth2(token).post("/api/v1/auth/mfa/enable").path("secret");
    var app = new Authenticator(secret);
    given()
        .auth()
        .oauth2(token)
        .contentType("application/json")
        .body(Map.of("code", app.code()))
        .post("/api/v1/auth/mfa/verify")
        .then()
        .statusCode(200);
    return app;
  }

  private static Response me(String token) {
    return given().auth().oauth2(token).get("/api/v1/auth/me");
  }
}
