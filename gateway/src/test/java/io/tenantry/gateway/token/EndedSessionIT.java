package io.tenantry.gateway.token;

import static io.tenantry.gateway.fleet.Client.signedIn;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.gateway.fleet.Keys.Claims;
import io.tenantry.gateway.fleet.TestFleet;
import io.tenantry.gateway.fleet.TestRedis;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestFleet.class)
class EndedSessionIT {
  @Test
  void the_token_of_a_session_that_ended_is_refused_at_once() {
    Claims claims = Claims.good();
    signedIn(claims).get("/api/v1/bookings").then().statusCode(200);
    TestRedis.end(claims.session());
    signedIn(claims).get("/api/v1/bookings").then().statusCode(401);
  }
}
