package io.tenantry.searchindexer.indexing;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.pubsub.ReactivePubSubCommands;
import io.smallrye.mutiny.Uni;
import io.tenantry.searchindexer.index.IndexSettings;
import io.tenantry.searchindexer.index.Indices;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Tells gateways that searches find something else now, so that they drop the answers they keep.
 * Nothing waits for it and nothing depends on it: kept answers are short-lived anyway.
 */
@ApplicationScoped
class IndexChanges {
  private static final Logger LOG = Logger.getLogger(IndexChanges.class);
  private static final String WHAT = "listings";
  private static final Duration BETWEEN_REFRESHES = Duration.ofMillis(500);
  private final Indices indices;
  private final ReactivePubSubCommands<String> redis;
  private final String channel;
  private final AtomicBoolean waiting = new AtomicBoolean();
  private volatile long refreshedAt = System.nanoTime() - BETWEEN_REFRESHES.toNanos();

  IndexChanges(Indices indices, ReactiveRedisDataSource redis, IndexSettings settings) {
    this.indices = indices;
    this.redis = redis.pubsub(String.class);
    this.channel = settings.changesChannel();
  }

  /**
   * What was written can be found soon, at once after a quiet time; only then is the world told. A
   * refresh costs Elasticsearch more than a document does, so changes that come fast share one.
   */
  void tell() {
    if (waiting.compareAndSet(false, true)) {
      Uni.createFrom()
          .voidItem()
          .onItem()
          .delayIt()
          .by(pause())
          .chain(this::refresh)
          .onFailure()
          .recoverWithUni(IndexChanges::untold)
          .subscribe()
          .with(done -> {});
    }
  }

  private Duration pause() {
    long since = System.nanoTime() - refreshedAt;
    return Duration.ofNanos(
        Math.clamp(BETWEEN_REFRESHES.toNanos() - since, 1, BETWEEN_REFRESHES.toNanos()));
  }

  private Uni<Void> refresh() {
    waiting.set(false);
    refreshedAt = System.nanoTime();
    return indices.refresh().chain(() -> redis.publish(channel, WHAT)).replaceWithVoid();
  }

  private static Uni<Void> untold(Throwable failure) {
    LOG.debugf("Gateways were not told of a change: %s", failure);
    return Uni.createFrom().voidItem();
  }
}
