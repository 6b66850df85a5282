package io.tenantry.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tenantry.e2e.client.Answer;
import io.tenantry.e2e.client.Client;
import io.tenantry.e2e.client.Crowd;
import io.tenantry.e2e.client.Eventually;
import io.tenantry.e2e.client.Fleet;
import io.tenantry.e2e.client.Person;
import io.tenantry.e2e.fleet.Databases;
import io.tenantry.e2e.fleet.Operator;
import io.tenantry.e2e.rental.Home;
import io.tenantry.e2e.rental.Listing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Kill -9 of the indexer and of Elasticsearch in the middle of 5,000 changes of listings. Each
 * change of a property changes its five listings.
 */
class IndexCrashE2eTest {
  private static final int HOMES = 40;
  private static final int LISTINGS_OF_A_HOME = 5;
  private static final int CHANGES_OF_A_HOME = 25;
  private static final int CHANGES = HOMES * CHANGES_OF_A_HOME;
  private static final Duration HEALED = Duration.ofMinutes(3);

  private final Fleet fleet = Fleet.running();
  private final Operator operator = new Operator(fleet);
  private final Databases databases = new Databases(fleet);
  private final Client elasticsearch = new Client(fleet.url("elasticsearch"));
  private final Person administrator = fleet.administrator();
  private final AtomicInteger changed = new AtomicInteger();

  /** A property with what it offers. */
  private record Offer(Home home, List<Listing> listings) {}

  @Test
  void after_kill_9_of_the_indexer_and_of_elasticsearch_the_index_says_what_the_source_says()
      throws Exception {
    List<Offer> offers = Crowd.of(HOMES, 4, i -> offer());
    try (ExecutorService crowd = Executors.newFixedThreadPool(8)) {
      List<Future<?>> changes = new ArrayList<>();
      offers.forEach(offer -> changes.add(crowd.submit(() -> change(offer))));
      Eventually.see("a third changed", HEALED, changed::get, n -> n > CHANGES / 3);
      operator.kill("search-indexer");
      operator.repair();
      Eventually.see("two thirds changed", HEALED, changed::get, n -> n > CHANGES * 2 / 3);
      operator.kill("elasticsearch");
      operator.repair();
      for (Future<?> change : changes) {
        change.get();
      }
    }
    assertThat(changed).hasValue(CHANGES);
    Map<String, String> wanted = new HashMap<>();
    offers.forEach(
        offer -> offer.listings().forEach(one -> wanted.put(one.id(), lastName(offer.home()))));
    Eventually.see("the index says the last state", HEALED, () -> said(wanted), wanted::equals);
    assertThat(versionsThatDiffer(wanted)).isZero();
  }

  private Offer offer() {
    Home home = Home.enter(Person.landlord(fleet, "Burst"));
    List<Listing> listings =
        IntStream.range(0, LISTINGS_OF_A_HOME).mapToObj(i -> home.offer(1)).toList();
    listings.forEach(listing -> listing.approve(administrator).expect(200));
    return new Offer(home, listings);
  }

  private void change(Offer offer) {
    for (int number = 1; number <= CHANGES_OF_A_HOME; number++) {
      rename(offer.home(), name(offer.home(), number));
      changed.incrementAndGet();
    }
  }

  private static String lastName(Home home) {
    return name(home, CHANGES_OF_A_HOME);
  }

  private static String name(Home home, int number) {
    return "Burst " + home.propertyId() + " " + number;
  }

  private static void rename(Home home, String name) {
    Eventually.see(
        "renamed to " + name,
        HEALED,
        () ->
            home.landlord()
                .http()
                .put(
                    "/api/v1/properties/" + home.propertyId(),
                    """
                    {"name": "%s", "type": "coliving", "description": "Quiet rooms by the lake",
                     "addressLine1": "12 Tank Road", "city": "%s", "state": "Karnataka",
                     "postalCode": "560034", "country": "IN", "latitude": %s, "longitude": %s,
                     "amenities": ["wifi", "ac", "laundry"]}
                    """
                        .formatted(name, home.city(), Home.LATITUDE, Home.LONGITUDE)),
        answer -> answer.status() == 200);
  }

  /** Returns the property names that the index holds for these listings. */
  private Map<String, String> said(Map<String, String> wanted) {
    Map<String, String> said = new HashMap<>();
    for (JsonNode hit : hits(wanted)) {
      said.put(hit.path("_id").asText(), hit.path("_source").path("propertyName").asText());
    }
    return said;
  }

  private int versionsThatDiffer(Map<String, String> wanted) {
    int differing = 0;
    for (JsonNode hit : hits(wanted)) {
      long version =
          databases.count(
              "search_indexer",
              "select document_version from listing_document where listing_id = ?",
              UUID.fromString(hit.path("_id").asText()));
      differing += version == hit.path("_version").asLong() ? 0 : 1;
    }
    return differing;
  }

  private JsonNode hits(Map<String, String> wanted) {
    String ids = "\"" + String.join("\",\"", wanted.keySet()) + "\"";
    Answer answer =
        elasticsearch.post(
            "/listings/_search",
            """
            {"size": 1000, "version": true, "_source": ["propertyName"],
             "query": {"ids": {"values": [%s]}}}
            """
                .formatted(ids));
    return answer.body().path("hits").path("hits");
  }
}
