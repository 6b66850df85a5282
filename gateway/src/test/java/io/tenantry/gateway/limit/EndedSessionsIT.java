package io.tenantry.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.gateway.fleet.TestFleet;
import io.tenantry.gateway.fleet.TestRedis;
import io.tenantry.gateway.token.Person;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.redisson.api.RedissonClient;

@QuarkusTest
@WithTestResource(TestFleet.class)
class EndedSessionsIT {
  @Inject Vertx vertx;

  @Test
  void a_gateway_that_starts_knows_of_sessions_that_ended_before() {
    Person gone = someone();
    TestRedis.end(gone.session().orElseThrow());
    EndedSessions ended = new EndedSessions(vertx);
    RedissonClient redis = TestRedis.connect();
    try {
      ended.follow(redis);
      await().atMost(Duration.ofSeconds(5)).until(() -> ended.contain(gone));
      assertThat(ended.contain(someone())).isFalse();
    } finally {
      redis.shutdown();
    }
  }

  @Test
  void what_nobody_understands_in_the_stream_does_not_hide_what_comes_after_it() {
    Person gone = someone();
    EndedSessions ended = new EndedSessions(vertx);
    RedissonClient redis = TestRedis.connect();
    try {
      ended.follow(redis);
      TestRedis.tellOfNoSession();
      TestRedis.end(gone.session().orElseThrow());
      await().atMost(Duration.ofSeconds(5)).until(() -> ended.contain(gone));
    } finally {
      redis.shutdown();
    }
  }

  private static Person someone() {
    return new Person(
        UUID.randomUUID().toString(),
        Optional.of(UUID.randomUUID().toString()),
        Optional.empty(),
        Instant.now().plusSeconds(60));
  }
}
