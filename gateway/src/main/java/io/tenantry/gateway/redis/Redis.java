package io.tenantry.gateway.redis;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.client.RedisException;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;

/**
 * State shared by all gateways. The gateway starts without it and tries again, off the event loops;
 * once made, the client mends its connections itself. While it is away calls answer nothing, at
 * once.
 */
@Singleton
public class Redis {
  private static final int THREADS = 2;
  private static final int CONNECTIONS = 16;
  private static final long RETRY_MILLIS = 2_000;
  private final Vertx vertx;
  private final Outage outage;
  private final String address;
  private final int timeoutMillis;
  private final List<Consumer<RedissonClient>> waiting = new ArrayList<>();
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

  /** The answer of Redis; empty when it does not answer, or did not a moment ago. */
  public <T> Future<Optional<T>> ask(
      Function<RedissonClient, CompletionStage<T>> call, Context context) {
    Optional<RedissonClient> connected = client;
    if (connected.isEmpty() || outage.isOn()) {
      outage.passUncounted();
      return Future.succeededFuture(Optional.empty());
    }
    try {
      return Future.fromCompletionStage(call.apply(connected.get()), context)
          .map(Optional::of)
          .recover(this::passUncounted);
    } catch (RuntimeException e) {
      return passUncounted(e);
    }
  }

  /** Calls back once there is a connection, which may be now. */
  public synchronized void whenConnected(Consumer<RedissonClient> act) {
    client.ifPresentOrElse(act, () -> waiting.add(act));
  }

  void connect(@Observes StartupEvent start) {
    connect();
  }

  private void connect() {
    try {
      connected(Redisson.create(configuration()));
    } catch (RedisException e) {
      outage.begin(e);
      vertx.setTimer(RETRY_MILLIS, later -> vertx.executeBlocking(this::connectAgain));
    }
  }

  private synchronized void connected(RedissonClient made) {
    client = Optional.of(made);
    waiting.forEach(act -> act.accept(made));
    waiting.clear();
  }

  private Void connectAgain() {
    connect();
    return null;
  }

  private <T> Future<Optional<T>> passUncounted(Throwable failure) {
    outage.begin(failure);
    outage.passUncounted();
    return Future.succeededFuture(Optional.empty());
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
        // all are opened at the start: under a burst commands queue, instead of waiting for
        // handshakes
        .setConnectionMinimumIdleSize(CONNECTIONS)
        .setConnectionPoolSize(CONNECTIONS)
        .setSubscriptionConnectionMinimumIdleSize(0)
        .setSubscriptionConnectionPoolSize(1);
    return config;
  }

  @PreDestroy
  void close() {
    client.ifPresent(RedissonClient::shutdown);
  }
}
