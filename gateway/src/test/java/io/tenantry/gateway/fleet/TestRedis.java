package io.tenantry.gateway.fleet;

import io.tenantry.platform.testing.LocalStack;
import java.util.function.Consumer;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.api.stream.StreamAddArgs;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;

/** The local stack's Redis, as other services use it. */
public final class TestRedis {
  private TestRedis() {}

  /** Does as auth when a session ends. */
  public static void end(String session) {
    with(redis -> redis.getStream("sessions:ended").add(StreamAddArgs.entry("session", session)));
  }

  /** An entry among the ended sessions that names none. */
  public static void tellOfNoSession() {
    with(redis -> redis.getStream("sessions:ended").add(StreamAddArgs.entry("other", "1")));
  }

  /** Does as the indexer when the index has changed. */
  public static void tellOfChange() {
    with(redis -> redis.getTopic(TestFleet.CHANNEL).publish("listings"));
  }

  /** A connection of its own, as another gateway has. */
  public static RedissonClient connect() {
    Config config = new Config();
    config.setCodec(StringCodec.INSTANCE);
    config.useSingleServer().setAddress(LocalStack.accounts().path("redis").asText());
    return Redisson.create(config);
  }

  private static void with(Consumer<RedissonClient> act) {
    RedissonClient redis = connect();
    act.accept(redis);
    redis.shutdown();
  }
}
