package io.tenantry.gateway.token;

import static io.tenantry.gateway.fleet.Client.signedIn;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.gateway.fleet.Keys.Claims;
import io.tenantry.gateway.fleet.TestFleet;
import io.tenantry.gateway.fleet.TestRedis;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestFleet.class)
class EndedSessionIT {
  @Test
  void the_token_of_a_session_that_ended_is_refused_within_a_second() {
    Claims claims = Claims.good();
    signedIn(claims).get("/api/v1/bookings").then().statusCode(200);
    TestRedis.end(claims.session());
    await()
        .atMost(Duration.ofSeconds(1))
        .untilAsserted(() -> signedIn(claims).get("/api/v1/bookings").then().statusCode(401));
  }
}
