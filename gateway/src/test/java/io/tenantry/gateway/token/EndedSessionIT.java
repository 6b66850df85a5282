package io.tenantry.gateway.token;

import static io.tenantry.gateway.fleet.Client.signedIn;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.gateway.fleet.Keys.Claims;
import io.tenantry.gateway.fleet.TestFleet;
import io.tenantry.platform.testing.LocalStack;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.redisson.Redisson;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;

@QuarkusTest
@WithTestResource(TestFleet.class)
class EndedSessionIT {
  @Test
  void the_token_of_a_session_that_ended_is_refused_at_once() {
    Claims claims = Claims.good();
    signedIn(claims).get("/api/v1/bookings").then().statusCode(200);
    end(claims.session());
    signedIn(claims).get("/api/v1/bookings").then().statusCode(401);
  }

  private static void end(String session) {
    Config config = new Config();
    config.useSingleServer().setAddress(LocalStack.accounts().path("redis").asText());
    var redis = Redisson.create(config);
    redis
        .getBucket("session:ended:" + session, StringCodec.INSTANCE)
        .set("1", Duration.ofMinutes(1));
    redis.shutdown();
  }
}
