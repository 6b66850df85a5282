package io.tenantry.gateway.limit;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import io.github.bucket4j.redis.redisson.Bucket4jRedisson;
import io.tenantry.gateway.route.Limit;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;

/** The counters in Redis, one per limit and whom it is counted for. */
@ApplicationScoped
class Buckets {
  private static final Duration KEPT_AFTER_FULL = Duration.ofSeconds(10);
  private final Map<Limit, BucketConfiguration> configurations = new ConcurrentHashMap<>();
  private volatile AsyncProxyManager<String> manager;

  /** Takes one call out of the bucket {@code key}. */
  CompletionStage<Allowance> take(RedissonClient redis, String key, Limit limit) {
    BucketConfiguration configuration =
        configurations.computeIfAbsent(limit, Buckets::configuration);
    return manager(redis)
        .builder()
        .build(key, () -> CompletableFuture.completedFuture(configuration))
        .tryConsumeAndReturnRemaining(1)
        .thenApply(probe -> Allowance.of(limit, probe));
  }

  /**
   * All calls of a time come back together when it is over: a limit is never exceeded by refills.
   */
  private static BucketConfiguration configuration(Limit limit) {
    return BucketConfiguration.builder()
        .addLimit(
            Bandwidth.builder()
                .capacity(limit.calls())
                .refillIntervally(limit.calls(), limit.time())
                .build())
        .build();
  }

  private AsyncProxyManager<String> manager(RedissonClient redis) {
    AsyncProxyManager<String> made = manager;
    if (made == null) {
      made =
          Bucket4jRedisson.casBasedBuilder(((Redisson) redis).getCommandExecutor())
              .expirationAfterWrite(
                  ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(
                      KEPT_AFTER_FULL))
              .build()
              .asAsync();
      manager = made;
    }
    return made;
  }
}
