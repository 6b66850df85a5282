package io.tenantry.searchindexer.indexing;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.platform.events.Event;
import io.tenantry.platform.events.Inbox;
import io.tenantry.platform.testing.ScratchDatabase;
import io.tenantry.searchindexer.TestAlias;
import io.tenantry.searchindexer.TestTopic;
import io.tenantry.searchindexer.index.Indices;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(TestAlias.class)
class RebuildIT {
  private static final int MANY = 1500;

  @Inject Inbox inbox;
  @Inject IndexedEvents events;
  @Inject Indexing indexing;
  @Inject Indices indices;
  @Inject RebuildIndex rebuild;
  @Inject ElasticsearchAsyncClient elasticsearch;

  @ConfigProperty(name = "tenantry.search.alias")
  String alias;

  @ConfigProperty(name = "tenantry.search.listings")
  String topic;

  @BeforeEach
  void anIndex() {
    indexing.ensureIndex().await().indefinitely();
  }

  @Test
  void rows_and_index_that_were_lost_are_made_again_from_the_topic_alone() throws SQLException {
    List<Event> history = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      UUID id = UUID.randomUUID();
      history.add(Offers.listing(id, "pending_approval", 1));
      history.add(Offers.listing(id, i % 5 == 0 ? "archived" : "published", 2));
    }
    TestTopic.publish(topic, history);
    history.forEach(this::receive);
    settle();
    Map<String, Long> before = documents();

    execute("delete from listing_document");
    dropIndices();
    Map<String, Integer> counts = run();

    assertThat(counts.get("replayed")).isGreaterThanOrEqualTo(history.size());
    assertThat(documents().keySet()).containsAll(publishedOf(history));
    assertThat(before.keySet()).containsAll(publishedOf(history));
    assertThat(run()).containsEntry("healed", 0);
  }

  @Test
  void a_row_that_does_not_say_what_the_topic_says_is_healed() throws SQLException {
    UUID id = UUID.randomUUID();
    Event event = Offers.listing(id, "published", 3);
    TestTopic.publish(topic, List.of(event));
    receive(event);
    execute(
        "update listing_document set listing = listing || '{\"title\": \"Spoilt\"}'"
            + " where listing_id = '"
            + id
            + "'");
    assertThat(run().get("healed")).isPositive();
    settle();
    var found = elasticsearch.get(get -> get.index(alias).id(id.toString()), Map.class).join();
    assertThat(found.source().get("title")).isEqualTo("Version 3");
  }

  @Test
  void a_listing_that_no_row_and_one_that_no_index_can_hold_hold_up_no_other() throws SQLException {
    UUID good = UUID.randomUUID();
    UUID torn = UUID.randomUUID();
    UUID far = UUID.randomUUID();
    TestTopic.publish(
        topic,
        List.of(
            Offers.listing(torn, "A \0 nobody can keep", "Pune"),
            Offers.listing(far, "In a city with a name too long", "x".repeat(40_000)),
            Offers.listing(good, "Beside them", "Pune")));
    execute("delete from listing_document");
    dropIndices();
    Map<String, Integer> counts = run();

    assertThat(counts.get("refused")).isEqualTo(2);
    assertThat(documents().keySet())
        .contains(good.toString())
        .doesNotContain(torn.toString(), far.toString());
    assertThat(indexing.waitsForRebuild().await().indefinitely()).isFalse();
  }

  @Test
  void readers_never_fail_and_never_find_less_while_it_is_rebuilt() {
    List<Event> offers =
        IntStream.range(0, MANY)
            .mapToObj(i -> Offers.listing(UUID.randomUUID(), "published", 1))
            .toList();
    TestTopic.publish(topic, offers);
    run();
    long before = count();
    assertThat(before).isGreaterThanOrEqualTo(MANY);

    AtomicBoolean over = new AtomicBoolean();
    AtomicInteger reads = new AtomicInteger();
    List<String> bad = new ArrayList<>();
    Thread reader =
        Thread.ofVirtual()
            .start(
                () -> {
                  while (!over.get()) {
                    try {
                      long now = count();
                      if (now < before) {
                        bad.add("found " + now);
                      }
                    } catch (RuntimeException e) {
                      bad.add(e.toString());
                    }
                    reads.incrementAndGet();
                  }
                });
    run();
    run();
    over.set(true);
    join(reader);
    assertThat(reads.get()).isPositive();
    assertThat(bad).isEmpty();
    assertThat(count()).isEqualTo(before);
  }

  @Test
  void what_killed_builds_left_behind_is_swept_away_by_the_next() {
    String half = alias + "-20270101000000-00000000000a";
    String forgotten = alias + "-20270101000000-00000000000b";
    indices.createNext(half).await().indefinitely();
    elasticsearch.indices().create(create -> create.index(forgotten)).join();
    run();
    assertThat(all()).hasSize(1);
    assertThat(all()).isEqualTo(Set.copyOf(indices.current().await().indefinitely()));
  }

  @Test
  void a_build_that_another_overtook_gives_up_and_leaves_nothing() {
    TestTopic.publish(topic, List.of(Offers.listing(UUID.randomUUID(), "published", 1)));
    var one = rebuild.run(LocalDate.EPOCH).subscribeAsCompletionStage();
    var other = rebuild.run(LocalDate.EPOCH).subscribeAsCompletionStage();
    long succeeded =
        List.of(one, other).stream().filter(run -> run.handle((ok, e) -> e == null).join()).count();
    assertThat(succeeded).isPositive();
    run();
    assertThat(all()).hasSize(1);
  }

  @Test
  void an_index_of_another_release_is_known_and_replaced() {
    dropIndices();
    String old = alias + "-20260101000000-00000000000c";
    elasticsearch
        .indices()
        .create(create -> create.index(old).aliases(alias, behind -> behind))
        .join();
    assertThat(indexing.waitsForRebuild().await().indefinitely()).isTrue();
    run();
    assertThat(indexing.waitsForRebuild().await().indefinitely()).isFalse();
    assertThat(all()).doesNotContain(old).hasSize(1);
  }

  private static List<String> publishedOf(List<Event> history) {
    return history.stream()
        .map(event -> (io.tenantry.contracts.property.Listing) event.body())
        .filter(listing -> listing.getStatus().equals("published"))
        .map(listing -> listing.getListingId().toString())
        .toList();
  }

  private Map<String, Integer> run() {
    return rebuild.run(LocalDate.EPOCH).await().indefinitely();
  }

  private void receive(Event event) {
    inbox.once(event, events::handle).await().indefinitely();
  }

  private void settle() {
    indexing.catchUp().await().indefinitely();
  }

  private Map<String, Long> documents() {
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

  private long count() {
    return elasticsearch.count(count -> count.index(alias)).join().count();
  }

  private Set<String> all() {
    return elasticsearch.indices().get(get -> get.index(alias + "-*")).join().indices().keySet();
  }

  private void dropIndices() {
    all().forEach(name -> elasticsearch.indices().delete(delete -> delete.index(name)).join());
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = ScratchDatabase.superuser();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
