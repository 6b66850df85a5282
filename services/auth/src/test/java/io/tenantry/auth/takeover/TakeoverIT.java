package io.tenantry.auth.takeover;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.tenantry.auth.account.Someone;
import io.tenantry.auth.keycloak.RealKeycloak;
import io.tenantry.auth.link.IssuedLinks;
import io.tenantry.auth.link.LinkKind;
import io.tenantry.auth.mfa.Authenticator;
import io.tenantry.auth.session.SignedIn;
import io.tenantry.platform.testing.OutboxProbe;
import io.tenantry.platform.testing.ScratchDatabase;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A stranger registers an address, stays signed in, has a second factor; its owner gets a link. */
@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(RealKeycloak.class)
class TakeoverIT {
  private static final String CHOSEN = "Chosen-by-the-Owner-1";

  @Inject IssuedLinks links;

  private final Someone stranger = Someone.resident();
  private Response session;
  private Authenticator app;

  @BeforeEach
  void registerAsAStranger() {
    OutboxProbe.keepRows();
    stranger.register().then().statusCode(201);
    session = stranger.login();
    String token = session.path("accessToken");
    app = new Authenticator(as(token).post("/api/v1/auth/mfa/enable").path("secret"));
    as(token)
        .body(Map.of("code", app.code()))
        .post("/api/v1/auth/mfa/verify")
        .then()
        .statusCode(200);
  }

  @Test
  void who_accepts_an_invitation_gets_the_account_that_a_stranger_had_registered() {
    Someone landlord = Someone.landlord();
    String organization = landlord.register().path("organizationId");
    as(landlord.login().path("accessToken"))
        .body(Map.of("email", stranger.email(), "role", "admin"))
        .post("/api/v1/tenants/" + organization + "/members")
        .then()
        .statusCode(201);
    String token = links.newest(LinkKind.INVITATION, stranger.email());

    accept(Map.of("token", token))
        .then()
        .statusCode(422)
        .body("violations.field", hasItems("password", "firstName", "lastName"));
    accept(Map.of("token", token, "password", CHOSEN, "firstName", "Usha", "lastName", "Nair"))
        .then()
        .statusCode(200);
    assertOwners()
        .body("organizationId", equalTo(organization))
        .body("firstName", equalTo("Usha"))
        .body("roles", hasItems("admin"));
  }

  @Test
  void who_confirms_an_address_that_a_stranger_registered_gets_the_account_with_it() {
    String token = links.newest(LinkKind.VERIFY_EMAIL, stranger.email());
    verify(Map.of("token", token))
        .then()
        .statusCode(422)
        .body("violations.field", contains("password"));
    verify(Map.of("token", token, "password", CHOSEN)).then().statusCode(204);
    assertOwners();
  }

  @Test
  void who_registered_confirms_with_their_session_and_keeps_everything() {
    String token = links.newest(LinkKind.VERIFY_EMAIL, stranger.email());
    String other = Someone.resident().registeredSession();
    as(other).body(Map.of("token", token)).post("/api/v1/auth/verify-email").then().statusCode(422);
    as(session.path("accessToken"))
        .body(Map.of("token", token))
        .post("/api/v1/auth/verify-email")
        .then()
        .statusCode(204);
    SignedIn.refresh(session.path("refreshToken")).then().statusCode(200);
    login(stranger.password(), Map.of("totp", app.nextCode())).then().statusCode(200);
  }

  @Test
  void who_registered_confirms_with_their_password_and_keeps_everything() {
    String token = links.newest(LinkKind.VERIFY_EMAIL, stranger.email());
    verify(Map.of("token", token, "password", stranger.password())).then().statusCode(204);
    SignedIn.refresh(session.path("refreshToken")).then().statusCode(200);
  }

  @Test
  void who_chooses_a_new_password_by_link_has_no_second_factor_of_a_stranger() {
    forget();
    String token = reset();
    given()
        .contentType("application/json")
        .body(Map.of("token", token, "password", CHOSEN))
        .post("/api/v1/auth/reset-password")
        .then()
        .statusCode(204);
    assertOwners();
  }

  private void forget() {
    given()
        .contentType("application/json")
        .body(Map.of("email", stranger.email()))
        .post("/api/v1/auth/forgot-password")
        .then()
        .statusCode(202);
  }

  private String reset() {
    List<String> sent =
        await()
            .until(
                () -> links.all(LinkKind.RESET_PASSWORD, stranger.email()), all -> !all.isEmpty());
    return sent.getLast();
  }

  private io.restassured.response.ValidatableResponse assertOwners() {
    assertThat(login(stranger.password(), Map.of()).statusCode()).isEqualTo(401);
    assertThat(login(stranger.password(), Map.of("totp", app.nextCode())).statusCode())
        .isEqualTo(401);
    SignedIn.refresh(session.path("refreshToken")).then().statusCode(401);
    Response owners = login(CHOSEN, Map.of());
    owners.then().statusCode(200);
    return as(owners.path("accessToken"))
        .get("/api/v1/auth/me")
        .then()
        .statusCode(200)
        .body("emailVerified", equalTo(true))
        .body("mfaEnabled", equalTo(false));
  }

  private Response login(String password, Map<String, String> more) {
    Map<String, String> body = new java.util.HashMap<>(more);
    body.put("email", stranger.email());
    body.put("password", password);
    return Someone.login(body);
  }

  private static Response accept(Map<String, String> body) {
    return given()
        .contentType("application/json")
        .body(body)
        .post("/api/v1/auth/invitations/accept");
  }

  private static Response verify(Map<String, String> body) {
    return given().contentType("application/json").body(body).post("/api/v1/auth/verify-email");
  }

  private static RequestSpecification as(String token) {
    return given().auth().oauth2(token).contentType("application/json");
  }
}
