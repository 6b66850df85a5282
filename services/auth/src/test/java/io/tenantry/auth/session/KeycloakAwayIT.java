package io.tenantry.auth.session;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.tenantry.auth.account.Someone;
import io.tenantry.platform.identity.Role;
import io.tenantry.platform.testing.ScratchDatabase;
import io.tenantry.platform.testing.TestTokens;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(KeycloakAwayIT.Away.class)
@WithTestResource(ScratchDatabase.class)
class KeycloakAwayIT {
  /** Nobody listens where Keycloak should be. */
  public static final class Away implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "quarkus.rest-client.keycloak-tokens.url", "http://localhost:9",
          "quarkus.rest-client.keycloak-admin.url", "http://localhost:9",
          "quarkus.oidc-client.auth-server-url", "http://localhost:9");
    }
  }

  @Test
  void without_keycloak_signing_in_and_registering_say_when_to_try_again() {
    Someone someone = Someone.resident();
    someone
        .login()
        .then()
        .statusCode(503)
        .contentType("application/problem+json")
        .header("Retry-After", "5")
        .body("type", equalTo("https://tenantry.io/problems/identity-unavailable"));
    someone.register().then().statusCode(503).header("Retry-After", "5");
  }

  @Test
  void without_keycloak_nothing_about_sessions_and_passwords_half_happens() {
    String token = TestTokens.person(UUID.randomUUID(), Role.RESIDENT);
    given()
        .auth()
        .oauth2(token)
        .get("/api/v1/auth/sessions")
        .then()
        .statusCode(503)
        .header("Retry-After", "5");
    given()
        .auth()
        .oauth2(token)
        .contentType("application/json")
        .body(Map.of("currentPassword", Someone.PASSWORD, "newPassword", "Another-Horse-8"))
        .put("/api/v1/auth/me/password")
        .then()
        .statusCode(503)
        .header("Retry-After", "5");
    SignedIn.refresh("a.b.c").then().statusCode(503);
  }
}
