package io.tenantry.gateway.token;

import static io.tenantry.gateway.fleet.Client.signedIn;
import static io.tenantry.gateway.fleet.Client.somebody;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.gateway.fleet.Keys;
import io.tenantry.gateway.fleet.Keys.Claims;
import io.tenantry.gateway.fleet.TestFleet;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestFleet.class)
class TokenAttacksIT {
  private static final String PROTECTED = "/api/v1/bookings";
  private static final String PUBLIC = "/api/v1/search/listings";

  @Test
  void a_valid_token_passes_and_is_passed_on() {
    String token = Keys.signed(Claims.good());
    somebody()
        .auth()
        .oauth2(token)
        .get(PROTECTED)
        .then()
        .statusCode(200)
        .body("headers.authorization", equalTo("Bearer " + token));
  }

  @Test
  void without_a_token_only_public_routes_pass() {
    somebody().get(PUBLIC).then().statusCode(200);
    somebody()
        .get(PROTECTED)
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .header("WWW-Authenticate", "Bearer")
        .body("type", equalTo("https://tenantry.io/problems/unauthenticated"));
  }

  @Test
  void a_forged_token_never_passes_even_where_none_is_needed() throws GeneralSecurityException {
    Claims good = Claims.good();
    Instant past = Instant.now().minusSeconds(3600);
    for (String token :
        List.of(
            "x.y.z",
            "",
            Keys.unsigned(good),
            Keys.signedWithPublicKey(good),
            Keys.foreign(good),
            Keys.ofUnknownKey(good),
            Keys.signed(good) + "x",
            Keys.signed(good.withIssuer("https://evil.example")),
            Keys.signed(good.withAudience("another-api")),
            Keys.signed(good.expiredAt(past)))) {
      somebody().header("Authorization", "Bearer " + token).get(PROTECTED).then().statusCode(401);
      somebody().header("Authorization", "Bearer " + token).get(PUBLIC).then().statusCode(401);
    }
    somebody().header("Authorization", "Basic YTpi").get(PUBLIC).then().statusCode(401);
  }

  @Test
  void a_remembered_token_is_refused_once_it_has_expired() throws InterruptedException {
    Claims brief = Claims.good().expiredAt(Instant.now().plusSeconds(2));
    signedIn(brief).get(PROTECTED).then().statusCode(200);
    Thread.sleep(3_000);
    signedIn(brief).get(PROTECTED).then().statusCode(401);
  }

  @Test
  void signing_in_ignores_an_old_token_and_does_not_pass_it_on() {
    somebody()
        .header("Authorization", "Bearer " + Keys.signed(Claims.good().expiredAt(Instant.EPOCH)))
        .contentType("application/json")
        .body("{}")
        .post("/api/v1/auth/login")
        .then()
        .statusCode(200)
        .body("headers.authorization", equalTo(null));
  }
}
