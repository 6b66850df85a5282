package io.tenantry.searchindexer.indexing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.platform.events.Event;
import io.tenantry.platform.events.Inbox;
import io.tenantry.platform.identity.Role;
import io.tenantry.platform.testing.ScratchDatabase;
import io.tenantry.platform.testing.TestTokens;
import io.tenantry.searchindexer.TestAlias;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(TestAlias.class)
class IndexingIT {
  @Inject Inbox inbox;
  @Inject IndexedEvents events;
  @Inject Indexing indexing;
  @Inject RebuildIndex rebuild;
  @Inject ElasticsearchAsyncClient elasticsearch;

  @ConfigProperty(name = "tenantry.search.alias")
  String alias;

  private final UUID listing = UUID.randomUUID();

  @BeforeEach
  void anIndex() {
    receive(Offers.listing(UUID.randomUUID(), "published", 1));
    await().until(() -> count() > 0);
  }

  @Test
  void a_published_listing_is_found_within_a_second_with_what_is_left_of_it() {
    long start = System.nanoTime();
    receive(Offers.listing(listing, "published", 2));
    await().pollInterval(Duration.ofMillis(20)).until(() -> isFound(listing));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    assertThat(document(listing).orElseThrow().path("available").asInt()).isEqualTo(2);

    receive(Offers.availability(listing, 1, 5));
    await().until(() -> available(listing) == 1);
  }

  @Test
  void a_city_has_one_key_however_it_is_written_and_letters_are_kept_in_plain_form_beside() {
    receive(Offers.listing(listing, "Cafe\u0301 room", "\u00a0BANGALORE "));
    await().until(() -> document(listing).isPresent());
    ObjectNode found = document(listing).orElseThrow();
    assertThat(found.path("title").asText()).isEqualTo("Cafe\u0301 room");
    assertThat(found.path("city").asText()).isEqualTo("\u00a0BANGALORE ");
    assertThat(found.path("cityKey").asText()).isEqualTo("bengaluru");
    assertThat(found.path("cityName").asText()).isEqualTo("Bengaluru");
    assertThat(found.path("letters").asText()).contains("cafe room");

    UUID plain = UUID.randomUUID();
    receive(Offers.listing(plain, "Caf\u00e9 room", "Pune"));
    await().until(() -> document(plain).isPresent());
    assertThat(document(plain).orElseThrow().has("letters")).isFalse();
  }

  @Test
  void what_is_not_published_is_not_in_the_index() {
    receive(Offers.listing(listing, "pending_approval", 1));
    receive(Offers.listing(listing, "published", 2));
    await().until(() -> document(listing).isPresent());
    receive(Offers.listing(listing, "archived", 3));
    await().until(() -> document(listing).isEmpty());
    receive(Offers.listing(listing, "published", 2));
    settle();
    assertThat(document(listing)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
  void late_and_repeated_events_in_any_order_end_in_the_newest_state(long seed) {
    List<Event> history = new ArrayList<>();
    IntStream.rangeClosed(1, 12)
        .forEach(
            version -> {
              history.add(
                  Offers.listing(listing, version % 3 == 1 ? "paused" : "published", version));
              history.add(Offers.availability(listing, 100 + version, version));
            });
    Random random = new Random(seed);
    List<Event> arriving = new ArrayList<>(history);
    arriving.addAll(history.subList(0, 8));
    Collections.shuffle(arriving, random);
    for (Event event : arriving) {
      receive(event);
    }
    settle();

    ObjectNode found = document(listing).orElseThrow();
    assertThat(found.path("title").asText()).isEqualTo("Version 12");
    assertThat(found.path("available").asInt()).isEqualTo(112);
  }

  @Test
  void what_was_committed_but_not_indexed_before_a_crash_is_caught_up() {
    inbox.once(Offers.listing(listing, "published", 1), events::handle).await().indefinitely();
    await().atMost(Duration.ofSeconds(5)).until(() -> isFound(listing));
  }

  @Test
  void a_document_elasticsearch_refuses_holds_up_no_other() throws SQLException {
    UUID bad = UUID.randomUUID();
    receive(Offers.listing(bad, "published", 1, 999));
    receive(Offers.listing(listing, "published", 1));
    await().until(() -> isFound(listing));
    settle();
    assertThat(document(bad)).isEmpty();
    assertThat(rejection(bad)).contains("location");

    receive(Offers.listing(bad, "published", 2));
    await().until(() -> document(bad).isPresent());
  }

  @Test
  void an_index_that_was_lost_is_made_again_with_everything_in_it() throws Exception {
    receive(Offers.listing(listing, "published", 1));
    await().until(() -> isFound(listing));
    final long before = count();
    for (String index : indices()) {
      elasticsearch.indices().delete(delete -> delete.index(index)).get();
    }
    receive(Offers.listing(UUID.randomUUID(), "published", 1));
    await().atMost(Duration.ofSeconds(10)).until(() -> count() == before + 1);
    assertThat(document(listing)).isPresent();
  }

  @Test
  void a_rebuilt_index_takes_the_place_of_the_old_one_with_what_changed_meanwhile()
      throws Exception {
    List<UUID> many = IntStream.range(0, 700).mapToObj(number -> UUID.randomUUID()).toList();
    for (UUID id : many) {
      inbox.once(Offers.listing(id, "published", 1), events::handle).await().indefinitely();
    }
    settle();
    elasticsearch.indices().refresh(refresh -> refresh.index(alias)).get();
    final long before = count();
    Set<String> old = indices();

    var rebuilding = rebuild.run(LocalDate.EPOCH).subscribeAsCompletionStage();
    for (UUID id : many.subList(0, 30)) {
      receive(Offers.listing(id, "archived", 2));
      receive(Offers.listing(UUID.randomUUID(), "published", 1));
    }
    assertThat(rebuilding.get().get("documents")).isGreaterThanOrEqualTo(700);
    settle();

    assertThat(indices()).hasSize(1).doesNotContainAnyElementsOf(old);
    await().untilAsserted(() -> assertThat(count()).isEqualTo(before));
    assertThat(document(many.getFirst())).isEmpty();
    assertThat(document(many.getLast())).isPresent();
  }

  @Test
  void a_platform_administrator_orders_a_rebuild() {
    String admin = TestTokens.person(UUID.randomUUID(), Role.PLATFORM_ADMIN);
    String run =
        given()
            .auth()
            .oauth2(admin)
            .contentType("application/json")
            .body("{}")
            .post("/api/v1/admin/jobs/rebuild-index/run")
            .then()
            .statusCode(202)
            .extract()
            .path("runId");
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                "succeeded"
                    .equals(
                        given()
                            .auth()
                            .oauth2(admin)
                            .get("/api/v1/admin/jobs/runs/" + run)
                            .path("status")));
  }

  private void receive(Event event) {
    inbox.once(event, events::handle).invoke(indexing::wake).await().indefinitely();
  }

  /** Until the index says everything the rows say. */
  private void settle() {
    indexing.catchUp().await().atMost(Duration.ofSeconds(20));
  }

  private Optional<ObjectNode> document(UUID id) {
    return Optional.ofNullable(
        elasticsearch
            .get(get -> get.index(alias).id(id.toString()), ObjectNode.class)
            .join()
            .source());
  }

  private int available(UUID id) {
    return document(id).orElseThrow().path("available").asInt();
  }

  private boolean isFound(UUID id) {
    return elasticsearch
            .count(
                count ->
                    count.index(alias).query(q -> q.term(t -> t.field("id").value(id.toString()))))
            .join()
            .count()
        == 1;
  }

  private long count() {
    return elasticsearch.count(count -> count.index(alias).ignoreUnavailable(true)).join().count();
  }

  private Set<String> indices() {
    return elasticsearch.indices().getAlias(get -> get.name(alias)).join().aliases().keySet();
  }

  private static String rejection(UUID id) throws SQLException {
    try (Connection connection = ScratchDatabase.superuser();
        var query =
            connection.prepareStatement(
                "select rejection from listing_document where listing_id = ?")) {
      query.setObject(1, id);
      try (var rows = query.executeQuery()) {
        rows.next();
        return String.valueOf(rows.getString(1));
      }
    }
  }
}
