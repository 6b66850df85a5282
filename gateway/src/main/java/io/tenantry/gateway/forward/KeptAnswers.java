package io.tenantry.gateway.forward;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.runtime.StartupEvent;
import io.tenantry.gateway.redis.Redis;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;

/**
 * Answers of public reads, kept a moment (GW-10). They are dropped when the indexer tells that the
 * index has changed; their short life is for the case that the message is lost.
 */
@Singleton
class KeptAnswers {
  private final Cache<String, KeptAnswer> answers;
  private final AtomicLong changes = new AtomicLong();
  private final String channel;

  KeptAnswers(
      @ConfigProperty(name = "tenantry.cache.life") Duration life,
      @ConfigProperty(name = "tenantry.cache.bytes") long bytes,
      @ConfigProperty(name = "tenantry.cache.channel") String channel) {
    this.channel = channel;
    answers =
        Caffeine.newBuilder()
            .maximumWeight(bytes)
            .weigher((String key, KeptAnswer answer) -> key.length() + answer.body().length())
            .expireAfterWrite(life)
            .build();
  }

  void listen(@Observes StartupEvent start, Redis redis) {
    redis.whenConnected(this::subscribe);
  }

  private void subscribe(RedissonClient redis) {
    var unused =
        redis
            .getTopic(channel, StringCodec.INSTANCE)
            .addListenerAsync(String.class, (from, message) -> drop());
  }

  /** Forgets all kept answers: they are stale. */
  void drop() {
    changes.incrementAndGet();
    answers.invalidateAll();
  }

  /**
   * Returns the number of changes so far: an answer asked for before a change is not kept after it.
   */
  long changes() {
    return changes.get();
  }

  Optional<KeptAnswer> find(HttpServerRequest request) {
    return Optional.ofNullable(answers.getIfPresent(key(request)));
  }

  void keep(HttpServerRequest request, KeptAnswer answer, long asOf) {
    if (changes.get() == asOf) {
      answers.put(key(request), answer);
    }
  }

  private static String key(HttpServerRequest request) {
    return request.getHeader("Accept-Encoding") + " " + request.uri();
  }
}
