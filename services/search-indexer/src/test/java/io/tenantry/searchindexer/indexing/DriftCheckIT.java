package io.tenantry.searchindexer.indexing;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch._types.VersionType;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.platform.events.Inbox;
import io.tenantry.platform.testing.ScratchDatabase;
import io.tenantry.searchindexer.TestAlias;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(TestAlias.class)
class DriftCheckIT {
  @Inject Inbox inbox;
  @Inject IndexedEvents events;
  @Inject Indexing indexing;
  @Inject DriftCheck drift;
  @Inject ElasticsearchAsyncClient elasticsearch;

  @ConfigProperty(name = "tenantry.search.alias")
  String alias;

  @Test
  void what_the_index_lost_forgot_or_made_up_is_found_and_repaired() throws SQLException {
    indexing.ensureIndex().await().indefinitely();
    check();
    List<UUID> listings =
        IntStream.range(0, 2300).mapToObj(i -> UUID.randomUUID()).sorted().toList();
    listings.forEach(
        id ->
            inbox.once(Offers.listing(id, "published", 1), events::handle).await().indefinitely());
    assertThat(check()).containsEntry("repaired", 0);

    listings.subList(0, 5).forEach(this::lose);
    listings.subList(5, 8).forEach(id -> overwrite(id, 77));
    List<UUID> strangers = List.of(UUID.randomUUID(), UUID.randomUUID());
    strangers.forEach(id -> overwrite(id, 1));
    assertThat(check())
        .containsEntry("missing", 5)
        .containsEntry("differing", 3)
        .containsEntry("orphaned", 2)
        .containsEntry("repaired", 10);

    assertThat(check())
        .containsEntry("missing", 0)
        .containsEntry("differing", 0)
        .containsEntry("orphaned", 0)
        .containsEntry("repaired", 0);
    assertThat(index()).isEqualTo(source());
  }

  private Map<String, Integer> check() {
    return drift.run(LocalDate.EPOCH).await().indefinitely();
  }

  private void lose(UUID id) {
    elasticsearch.delete(delete -> delete.index(alias).id(id.toString())).join();
  }

  private void overwrite(UUID id, long version) {
    elasticsearch
        .index(
            put ->
                put.index(alias)
                    .id(id.toString())
                    .versionType(VersionType.External)
                    .version(version)
                    .document(Map.of("id", id.toString(), "title", "Made up")))
        .join();
  }

  private Map<String, Long> index() {
    elasticsearch.indices().refresh(refresh -> refresh.index(alias)).join();
    Map<String, Long> versions = new TreeMap<>();
    elasticsearch
        .search(search -> search.index(alias).size(10_000).version(true), Map.class)
        .join()
        .hits()
        .hits()
        .forEach(hit -> versions.put(hit.id(), hit.version()));
    return versions;
  }

  private static Map<String, Long> source() throws SQLException {
    Map<String, Long> versions = new TreeMap<>();
    try (Connection connection = ScratchDatabase.superuser();
        Statement query = connection.createStatement();
        var rows =
            query.executeQuery(
                "select listing_id, document_version from listing_document where published")) {
      while (rows.next()) {
        versions.put(rows.getString(1), rows.getLong(2));
      }
    }
    return versions;
  }
}
