package io.tenantry.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.runtime.StartupEvent;
import io.tenantry.gateway.redis.Redis;
import io.tenantry.gateway.token.Person;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;
import org.redisson.api.RedissonClient;
import org.redisson.api.stream.StreamMessageId;
import org.redisson.api.stream.StreamReadArgs;
import org.redisson.client.codec.StringCodec;

/**
 * Sessions that were ended before their tokens expired (decisions.md C-12, C-76). Auth tells of
 * them in a stream in Redis that is read all the time, so that every gateway knows within
 * milliseconds and no request has to ask. Without Redis a token lives out its time.
 */
@Singleton
public class EndedSessions {
  private static final Logger LOG = Logger.getLogger(EndedSessions.class);
  private static final String STREAM = "sessions:ended";
  private static final String SESSION = "session";
  private static final int AT_ONCE = 1_000;
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final long RETRY_MILLIS = 1_000;
  // longer than any access token lives
  private static final Duration REMEMBERED = Duration.ofHours(1);
  private final Vertx vertx;
  private final Cache<String, Boolean> ended =
      Caffeine.newBuilder().expireAfterWrite(REMEMBERED).build();

  EndedSessions(Vertx vertx) {
    this.vertx = vertx;
  }

  void follow(@Observes StartupEvent start, Redis redis) {
    redis.whenConnected(this::follow);
  }

  /** True when the session of a person has ended. */
  public boolean contain(Person person) {
    return person.session().map(session -> ended.getIfPresent(session) != null).orElse(false);
  }

  void follow(RedissonClient redis) {
    read(redis, StreamMessageId.ALL);
  }

  /** Goes on whatever happens: nobody would refuse those whose sessions end. */
  private void read(RedissonClient redis, StreamMessageId last) {
    var unused =
        CompletableFuture.completedFuture(
                redis.<String, String>getStream(STREAM, StringCodec.INSTANCE))
            .thenCompose(
                stream ->
                    stream.readAsync(
                        StreamReadArgs.greaterThan(last).count(AT_ONCE).timeout(PATIENCE)))
            .thenApply(told -> remember(told, last))
            .whenComplete(
                (newest, failure) -> {
                  if (failure == null) {
                    read(redis, newest);
                  } else if (!redis.isShuttingDown()) {
                    LOG.warnf("Ended sessions cannot be read now: %s", failure);
                    vertx.setTimer(RETRY_MILLIS, later -> read(redis, last));
                  }
                });
  }

  private StreamMessageId remember(
      Map<StreamMessageId, Map<String, String>> told, StreamMessageId last) {
    StreamMessageId newest = last;
    for (var message : told.entrySet()) {
      ended.put(message.getValue().getOrDefault(SESSION, ""), true);
      newest = message.getKey();
    }
    return newest;
  }
}
