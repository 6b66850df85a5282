package io.tenantry.auth.mfa;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.tenantry.auth.account.Someone;
import io.tenantry.auth.keycloak.RealKeycloak;
import io.tenantry.platform.testing.ScratchDatabase;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(MfaRequiredIT.InProduction.class)
@WithTestResource(ScratchDatabase.class)
@WithTestResource(RealKeycloak.class)
class MfaRequiredIT {
  /** As the defaults are. */
  public static final class InProduction implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("tenantry.mfa.required-for", "platform_admin,owner,admin");
    }
  }

  @Test
  void an_owner_gets_no_session_before_the_second_factor_is_set_up() {
    Someone owner = Someone.landlord();
    owner.register().then().statusCode(201);
    Response refused = owner.login();
    refused
        .then()
        .statusCode(403)
        .body("type", equalTo("https://tenantry.io/problems/mfa-setup-required"))
        .body("accessToken", nullValue());
    var app = new Authenticator(refused.path("secret"));

    login(owner, app.wrongCode()).then().statusCode(403);
    app = new Authenticator(owner.login().path("secret"));
    Response session = login(owner, app.code());
    session.then().statusCode(200).body("recoveryCodes", hasSize(10));
    owner
        .login()
        .then()
        .statusCode(401)
        .body("type", equalTo("https://tenantry.io/problems/mfa-required"));
    login(owner, app.nextCode()).then().statusCode(200).body("recoveryCodes", nullValue());
    given()
        .auth()
        .oauth2(session.path("accessToken"))
        .contentType("application/json")
        .body(Map.of("password", owner.password(), "code", app.code()))
        .post("/api/v1/auth/mfa/disable")
        .then()
        .statusCode(403);
  }

  @Test
  void a_wrong_password_learns_nothing_of_it_and_residents_need_none() {
    Someone owner = Someone.landlord();
    owner.register().then().statusCode(201);
    Someone.login(Map.of("email", owner.email(), "password", "Wrong-Horse-77"))
        .then()
        .statusCode(401)
        .body("secret", nullValue());
    Someone resident = Someone.resident();
    resident.register().then().statusCode(201);
    resident.login().then().statusCode(200);
  }

  private static Response login(Someone someone, String code) {
    return Someone.login(
        Map.of("email", someone.email(), "password", someone.password(), "totp", code));
  }
}
