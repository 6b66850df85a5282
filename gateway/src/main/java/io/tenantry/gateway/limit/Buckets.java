package io.tenantry.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.AsyncBucketProxy;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import io.github.bucket4j.redis.redisson.Bucket4jRedisson;
import io.tenantry.gateway.route.Limit;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;

/**
 * The counters in Redis, one per limit and whom it is counted for; see ADR 0031 for the rule. A
 * bucket's proxy is kept while it is used: calls that arrive while one is on its way to Redis
 * travel together on the next, so one busy client costs Redis no more than many quiet ones. Of
 * large limits a small share is taken at once.
 */
@Singleton
class Buckets {
  private static final Duration KEPT_AFTER_FULL = Duration.ofSeconds(10);
  private final Cache<String, Share> shares =
      Caffeine.newBuilder().maximumSize(20_000).expireAfterAccess(Duration.ofMinutes(1)).build();
  private volatile AsyncProxyManager<String> manager;

  /** Takes one call out of the bucket {@code key}. */
  CompletionStage<Allowance> take(RedissonClient redis, String key, Limit limit) {
    return shares.get(key, name -> new Share(bucket(redis, name, limit), limit)).take();
  }

  private AsyncBucketProxy bucket(RedissonClient redis, String key, Limit limit) {
    BucketConfiguration configuration = configuration(limit);
    return manager(redis)
        .builder()
        .withOptimization(Optimizations.batching())
        .build(key, () -> CompletableFuture.completedFuture(configuration));
  }

  /**
   * Two conditions at once. Calls come back one by one over the time (GCRA), so that a limit cannot
   * be used up twice around the end of a window; and from the first call on no more than the limit
   * passes until the time is over, however long a burst lasts.
   */
  private static BucketConfiguration configuration(Limit limit) {
    return BucketConfiguration.builder()
        .addLimit(
            Bandwidth.builder()
                .capacity(limit.calls())
                .refillGreedy(limit.calls(), limit.time())
                .build())
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
