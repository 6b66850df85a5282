package io.tenantry.gateway.limit;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.client.RedisException;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;

/**
 * The connection to Redis. The gateway starts without it and tries again, off the event loops; once
 * made, the client mends its connections itself.
 */
@ApplicationScoped
class Redis {
  private static final int THREADS = 2;
  private static final long RETRY_MILLIS = 2_000;
  private final Vertx vertx;
  private final Outage outage;
  private final String address;
  private final int timeoutMillis;
  private volatile Optional<RedissonClient> client = Optional.empty();

  Redis(
      Vertx vertx,
      Outage outage,
      @ConfigProperty(name = "tenantry.limit.redis") String address,
      @ConfigProperty(name = "tenantry.limit.redis-timeout") Duration timeout) {
    this.vertx = vertx;
    this.outage = outage;
    this.address = address;
    this.timeoutMillis = Math.toIntExact(timeout.toMillis());
  }

  void connect(@Observes StartupEvent start) {
    connect();
  }

  private void connect() {
    try {
      client = Optional.of(Redisson.create(configuration()));
    } catch (RedisException e) {
      outage.begin(e);
      vertx.setTimer(RETRY_MILLIS, later -> vertx.executeBlocking(this::connectAgain));
    }
  }

  private Void connectAgain() {
    connect();
    return null;
  }

  private Config configuration() {
    Config config = new Config();
    config.setThreads(THREADS);
    // answers arrive on the threads that wait for them, without another hop
    config.setEventLoopGroup(vertx.nettyEventLoopGroup());
    config.setCodec(StringCodec.INSTANCE);
    config
        .useSingleServer()
        .setAddress(address)
        .setConnectTimeout(timeoutMillis)
        .setTimeout(timeoutMillis)
        .setRetryAttempts(0)
        .setConnectionMinimumIdleSize(2)
        .setConnectionPoolSize(32)
        .setSubscriptionConnectionMinimumIdleSize(0)
        .setSubscriptionConnectionPoolSize(1);
    return config;
  }

  /** The client, empty until the first connection. */
  Optional<RedissonClient> client() {
    return client;
  }

  @PreDestroy
  void close() {
    client.ifPresent(RedissonClient::shutdown);
  }
}
