package io.tenantry.auth.session;

import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.tenantry.auth.account.Someone;
import io.tenantry.platform.testing.ScratchDatabase;
import java.util.Map;
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
}
