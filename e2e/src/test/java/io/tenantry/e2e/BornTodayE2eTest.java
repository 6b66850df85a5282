package io.tenantry.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tenantry.e2e.client.Client;
import io.tenantry.e2e.client.Eventually;
import io.tenantry.e2e.client.Fleet;
import io.tenantry.e2e.client.Person;
import io.tenantry.e2e.fleet.AvroReader;
import io.tenantry.e2e.fleet.Databases;
import io.tenantry.e2e.fleet.Topics;
import io.tenantry.e2e.rental.Booking;
import io.tenantry.e2e.rental.Listing;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

/** A consumer that is born today, with nothing, makes its copies from topics alone. */
class BornTodayE2eTest {
  private static final Duration TRAVEL = Duration.ofSeconds(30);

  private final Fleet fleet = Fleet.running();
  private final Topics topics = new Topics(fleet);
  private final Databases databases = new Databases(fleet);
  private final AvroReader avro = new AvroReader(registry(fleet));
  private final Client elasticsearch = new Client(fleet.url("elasticsearch"));

  @Test
  void it_knows_everybody_who_has_an_account_by_their_last_name_and_address() {
    String first = "Nova" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
    Person person = Person.resident(fleet, first);

    GenericRecord state =
        Eventually.see(
                "the state of " + first,
                TRAVEL,
                () -> projection("auth.people.v1"),
                people -> people.containsKey(person.id()))
            .get(person.id());

    assertThat(text(state, "firstName")).isEqualTo(first);
    assertThat(text(state, "email")).isEqualTo(person.email());
    Eventually.see(
        "everybody and nobody else",
        TRAVEL,
        () -> everybodyWhoIsNot(topics.states("auth.people.v1").keySet().toArray(String[]::new)),
        missing -> missing == 0);
  }

  @Test
  void it_knows_leases_organizations_and_contracts_as_they_are_now() {
    Listing listing = Listing.published(fleet, 1);
    Booking booking = listing.hold(Person.resident(fleet, "Nova"));
    booking.pay();
    booking.await("CONFIRMED");
    String lease = booking.awaitLease().path("id").asText();
    JsonNode contract = booking.awaitContract(lease);

    GenericRecord state = await("lease.leases.v1", lease);
    assertThat(text(state, "status")).isEqualTo("active");
    assertThat(text(state, "bookingId")).isEqualTo(booking.id());
    assertThat(text(await("rent.contracts.v1", contract.path("id").asText()), "leaseId"))
        .isEqualTo(lease);
    assertThat(topics.states("auth.organizations.v1")).containsKey(text(state, "organizationId"));
  }

  @Test
  void it_makes_the_search_documents_anew_that_the_index_has() {
    Listing listing = Listing.published(fleet, 3);
    Booking booking = listing.hold(Person.resident(fleet, "Nova"));
    booking.await("PENDING");

    Eventually.see(
        "the index to say what the topics say",
        TRAVEL,
        () -> indexed(listing.id()),
        indexed -> indexed.equals(rebuilt(listing.id())));
    assertThat(rebuilt(listing.id())).contains("available=2");
  }

  private String rebuilt(String listing) {
    GenericRecord state = projection("property.listings.v1").get(listing);
    return "title=%s available=%d".formatted(text(state, "title"), available(listing));
  }

  /** The highest version of what is left of a listing, whatever event it came with. */
  private int available(String listing) {
    Map<Long, Integer> byVersion = new HashMap<>();
    topics.read(
        List.of("booking.events.v1"),
        message -> {
          GenericRecord event = avro.read(message.value());
          if (event.hasField("availability") && text(event, "listingId").equals(listing)) {
            var left = (GenericRecord) event.get("availability");
            byVersion.put((Long) left.get("version"), (Integer) left.get("available"));
          }
        });
    return byVersion.get(byVersion.keySet().stream().max(Long::compare).orElseThrow());
  }

  private String indexed(String listing) {
    JsonNode document = elasticsearch.get("/listings/_doc/" + listing).body().path("_source");
    return "title=%s available=%d"
        .formatted(document.path("title").asText(), document.path("available").asInt());
  }

  private GenericRecord await(String topic, String key) {
    return Eventually.see(
            key + " in " + topic, TRAVEL, () -> projection(topic), all -> all.containsKey(key))
        .get(key);
  }

  private Map<String, GenericRecord> projection(String topic) {
    return topics.states(topic).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, state -> avro.read(state.getValue())));
  }

  private long everybodyWhoIsNot(String[] known) {
    return databases.count(
        "auth",
        """
        select count(*) from person p full join unnest(string_to_array(?, ',')) k on k = p.id::text
        where (p.id is null or k is null)
          and not exists (select from erased_person e where e.person_id = p.id)
        """,
        String.join(",", known));
  }

  private static String text(GenericRecord state, String field) {
    return String.valueOf(state.get(field));
  }

  private static String registry(Fleet fleet) {
    return fleet.url("registry").replaceAll("/apis/.*", "");
  }
}
