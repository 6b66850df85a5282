package io.tenantry.searchindexer.indexing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.tenantry.platform.events.Event;
import io.tenantry.platform.testing.ScratchDatabase;
import io.tenantry.searchindexer.TestAlias;
import io.tenantry.searchindexer.TestTopic;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** With the channel on, and a door to Elasticsearch that can be shut. */
@QuarkusTest
@TestProfile(ElasticsearchAwayIT.Listening.class)
@WithTestResource(ScratchDatabase.class)
@WithTestResource(TestAlias.class)
@WithTestResource(Door.class)
class ElasticsearchAwayIT {
  private static final int CHANGES = 60;

  /** Hears the topic of the test. */
  public static final class Listening implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("mp.messaging.incoming.\"property.listings.v1\".enabled", "true");
    }
  }

  @Inject ElasticsearchAsyncClient elasticsearch;

  @ConfigProperty(name = "tenantry.search.alias")
  String alias;

  @ConfigProperty(name = "tenantry.search.listings")
  String topic;

  @Test
  void changes_are_taken_over_while_elasticsearch_is_away_and_found_when_it_is_back()
      throws SQLException {
    List<Event> before = offers();
    TestTopic.publish(topic, before);
    await().atMost(Duration.ofSeconds(30)).until(() -> count() == CHANGES);

    Door.shut();
    TestTopic.publish(topic, offers());
    TestTopic.publish(
        topic,
        before.stream()
            .limit(10)
            .map(event -> Offers.listing(UUID.fromString(event.subject()), "archived", 2))
            .toList());
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> rows("listing_document") == 2 * CHANGES && rows("inbox") == 2 * CHANGES + 10);
    assertThat(rows("listing_document where indexed_version < document_version"))
        .isEqualTo(CHANGES + 10);

    Door.open();
    await().atMost(Duration.ofSeconds(30)).until(() -> count() == 2 * CHANGES - 10);
    assertThat(rows("listing_document where indexed_version < document_version")).isZero();
  }

  private static List<Event> offers() {
    return IntStream.range(0, CHANGES)
        .mapToObj(i -> Offers.listing(UUID.randomUUID(), "published", 1))
        .toList();
  }

  private long count() {
    return elasticsearch
        .count(count -> count.index(alias).ignoreUnavailable(true))
        .handle((answer, failure) -> failure == null ? answer.count() : -1)
        .join();
  }

  private static long rows(String where) throws SQLException {
    try (Connection connection = ScratchDatabase.superuser();
        Statement statement = connection.createStatement();
        var rows = statement.executeQuery("select count(*) from " + where)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
