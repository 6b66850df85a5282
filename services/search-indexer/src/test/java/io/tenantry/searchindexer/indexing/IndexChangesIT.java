package io.tenantry.searchindexer.indexing;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.platform.events.Inbox;
import io.tenantry.platform.testing.ScratchDatabase;
import io.tenantry.searchindexer.TestAlias;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(TestAlias.class)
class IndexChangesIT {
  @Inject RedisDataSource redis;
  @Inject Inbox inbox;
  @Inject IndexedEvents events;
  @Inject Indexing indexing;
  @Inject ElasticsearchAsyncClient elasticsearch;

  @ConfigProperty(name = "tenantry.search.alias")
  String alias;

  @ConfigProperty(name = "tenantry.search.changes-channel")
  String channel;

  @Test
  void gateways_are_told_of_a_change_once_it_can_be_found() throws Exception {
    BlockingQueue<Long> foundWhenTold = new ArrayBlockingQueue<>(100);
    UUID listing = UUID.randomUUID();
    var subscription =
        redis
            .pubsub(String.class)
            .subscribe(channel, message -> foundWhenTold.add(countOf(listing)));
    inbox.once(Offers.listing(listing, "published", 1), events::handle).await().indefinitely();
    indexing.wake();

    assertThat(foundWhenTold.poll(5, TimeUnit.SECONDS)).isEqualTo(1);
    subscription.unsubscribe();
  }

  private long countOf(UUID listing) {
    return elasticsearch
        .count(
            count ->
                count.index(alias).query(query -> query.ids(ids -> ids.values(listing.toString()))))
        .join()
        .count();
  }
}
