package io.tenantry.gateway.limit;

import static io.tenantry.gateway.fleet.Client.address;
import static io.tenantry.gateway.fleet.Client.clientAt;
import static io.tenantry.gateway.fleet.Client.signedIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.tenantry.gateway.fleet.TestFleet;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(RedisAwayIT.WithoutRedis.class)
@WithTestResource(TestFleet.class)
class RedisAwayIT {
  public static final class WithoutRedis implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("tenantry.test.redis", "redis://localhost:1");
    }
  }

  @Inject MeterRegistry metrics;

  @Test
  void without_redis_requests_pass_uncounted_and_that_is_told() {
    String address = address();
    for (int i = 0; i < 10; i++) {
      clientAt(address)
          .contentType("application/json")
          .body("{}")
          .post("/api/v1/auth/login")
          .then()
          .statusCode(200)
          .header("RateLimit-Limit", equalTo(null));
    }
    signedIn().get("/api/v1/bookings").then().statusCode(200);
    assertThat(metrics.counter("gateway.uncounted").count()).isGreaterThanOrEqualTo(11);
  }
}
