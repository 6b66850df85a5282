package io.tenantry.searchindexer.indexing;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.pubsub.ReactivePubSubCommands;
import io.smallrye.mutiny.Uni;
import io.tenantry.searchindexer.index.IndexSettings;
import io.tenantry.searchindexer.index.Indices;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * Tells gateways that searches find something else now, so that they drop the answers they keep.
 * Nothing waits for it and nothing depends on it: kept answers are short-lived anyway.
 */
@ApplicationScoped
class IndexChanges {
  private static final Logger LOG = Logger.getLogger(IndexChanges.class);
  private static final String WHAT = "listings";
  private final Indices indices;
  private final ReactivePubSubCommands<String> redis;
  private final String channel;

  IndexChanges(Indices indices, ReactiveRedisDataSource redis, IndexSettings settings) {
    this.indices = indices;
    this.redis = redis.pubsub(String.class);
    this.channel = settings.changesChannel();
  }

  /** What was written can be found from now on; only then is the world told. */
  void tell() {
    indices
        .refresh()
        .chain(() -> redis.publish(channel, WHAT))
        .onFailure()
        .recoverWithUni(IndexChanges::untold)
        .subscribe()
        .with(done -> {});
  }

  private static Uni<Void> untold(Throwable failure) {
    LOG.debugf("Gateways were not told of a change: %s", failure);
    return Uni.createFrom().voidItem();
  }
}
