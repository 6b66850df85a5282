package io.tenantry.gateway.token;

import static io.tenantry.gateway.fleet.Client.somebody;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tenantry.gateway.fleet.Keys;
import io.tenantry.gateway.fleet.Keys.Claims;
import io.tenantry.gateway.fleet.TestFleet;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestFleet.class)
class KeyRotationIT {
  @AfterEach
  void keycloakIsBack() {
    TestFleet.setIdentityAway(false);
  }

  @Test
  void a_token_of_a_new_key_is_taken_without_a_restart_and_one_of_the_old_key_still() {
    String before = Keys.signed(Claims.good());
    get(before).then().statusCode(200);
    get(Keys.signedWithNext(Claims.good())).then().statusCode(401);
    Keys.rotate();
    get(Keys.signedWithNext(Claims.good())).then().statusCode(200);
    get(before).then().statusCode(200);
    get(Keys.signed(Claims.good())).then().statusCode(200);
  }

  @Test
  void while_keycloak_is_away_known_keys_suffice_and_of_unknown_ones_nothing_is_said() {
    String known = Keys.signed(Claims.good());
    get(known).then().statusCode(200);
    TestFleet.setIdentityAway(true);
    get(known).then().statusCode(200);
    get(Keys.signed(Claims.good())).then().statusCode(200);
    for (int i = 0; i < 8; i++) {
      get(Keys.ofUnknownKey(Claims.good()))
          .then()
          .statusCode(503)
          .header("Retry-After", "5")
          .body("type", Matchers.equalTo("https://tenantry.io/problems/identity-unavailable"));
    }
  }

  private static Response get(String token) {
    return somebody().auth().oauth2(token).get("/api/v1/bookings");
  }
}
