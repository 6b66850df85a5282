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
  private static final long SHORTEST_PAUSE_MILLIS = 100;
  private static final long LONGEST_PAUSE_MILLIS = 1000;
  private final Indices indices;
  private final ReactivePubSubCommands<String> redis;
  private final String channel;
  private final AtomicBoolean busy = new AtomicBoolean();
  private final AtomicBoolean wanted = new AtomicBoolean();

  IndexChanges(Indices indices, ReactiveRedisDataSource redis, IndexSettings settings) {
    this.indices = indices;
    this.redis = redis.pubsub(String.class);
    this.channel = settings.changesChannel();
  }

  /**
   * Announces changes once they are visible to searches, at once after a quiet time. A refresh
   * costs Elasticsearch more than a document does, so changes that come fast share one: it
   * refreshes for a third of the time at most, the less often the harder it is for it.
   */
  void tell() {
    wanted.set(true);
    if (busy.compareAndSet(false, true)) {
      wanted.set(false);
      long begun = System.nanoTime();
      refresh()
          .onFailure()
          .recoverWithUni(IndexChanges::untold)
          .chain(() -> rest(Duration.ofNanos(System.nanoTime() - begun)))
          .subscribe()
          .with(done -> rested());
    }
  }

  private Uni<Void> refresh() {
    return indices.refresh().chain(() -> redis.publish(channel, WHAT)).replaceWithVoid();
  }

  private static Uni<Void> rest(Duration refreshTook) {
    long pause =
        Math.clamp(2 * refreshTook.toMillis(), SHORTEST_PAUSE_MILLIS, LONGEST_PAUSE_MILLIS);
    return Uni.createFrom().voidItem().onItem().delayIt().by(Duration.ofMillis(pause));
  }

  private void rested() {
    busy.set(false);
    if (wanted.get()) {
      tell();
    }
  }

  private static Uni<Void> untold(Throwable failure) {
    LOG.debugf("Gateways were not told of a change: %s", failure);
    return Uni.createFrom().voidItem();
  }
}
