package io.tenantry.booking.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.contracts.privacy.ErasureJudged;
import io.tenantry.contracts.privacy.ErasureOrdered;
import io.tenantry.contracts.privacy.ErasureProposed;
import io.tenantry.contracts.privacy.PersonErased;
import io.tenantry.contracts.privacy.PersonalDataCollected;
import io.tenantry.contracts.privacy.PersonalDataRequested;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.events.Event;
import io.tenantry.platform.events.Inbox;
import io.tenantry.platform.privacy.PrivacyRequests;
import io.tenantry.platform.privacy.SealedDocument;
import io.tenantry.platform.testing.OutboxProbe;
import io.tenantry.platform.testing.ScratchDatabase;
import io.tenantry.platform.testing.TestEvents;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What booking answers when a person wants their data, or wants to be forgotten. */
@QuarkusTest
@WithTestResource(ScratchDatabase.class)
class PrivacyIT {
  private static final List<String> ROWS =
      List.of(
          """
          insert into availability (listing_id, org_id, property_id, title, status, rent_amount, deposit_amount,
            currency, available_from, listing_version, initial, available, version)
          values ($1, gen_random_uuid(), gen_random_uuid(), 'Room', 'published', 1, 1, 'INR', now(), 1, 1, 1, 1)
          """,
          """
          insert into booking (id, org_id, resident_id, listing_id, property_id, listing_title, quantity, status,
            move_in_date, lease_months, rent_amount, deposit_amount, due_amount, currency, created_at, expires_at)
          values (gen_random_uuid(), gen_random_uuid(), $1, $1, gen_random_uuid(), 'Room of ' || $1::uuid::text, 1,
            'PENDING', now(), 11, 1, 1, 2, 'INR', now(), now())
          """,
          """
          insert into visit (id, org_id, resident_id, listing_id, property_id, listing_title, status, starts_at,
            ends_at, created_at)
          values (gen_random_uuid(), gen_random_uuid(), $1, $1, gen_random_uuid(), 'Room', 'scheduled',
            now() + interval '1 day', now() + interval '25 hours', now())
          """);

  private final UUID person = UUID.randomUUID();
  private final UUID stranger = UUID.randomUUID();

  @Inject PrivacyRequests requests;
  @Inject SealedDocument documents;
  @Inject Inbox inbox;
  @Inject Database database;

  @BeforeEach
  void arrange() {
    OutboxProbe.keepRows();
    for (UUID who : List.of(person, stranger)) {
      ROWS.forEach(row -> execute(row, who));
    }
  }

  @Test
  void the_document_has_the_persons_data_and_nobody_elses() {
    Event request = event(new PersonalDataRequested(UUID.randomUUID(), person, List.of("booking")));
    deliver(request);
    deliver(request);

    PersonalDataCollected told = only(OutboxProbe.told(PersonalDataCollected.class));
    var answer =
        new SealedDocument.Answer(told.getRequestId(), told.getAnswerId(), told.getService());
    JsonObject document = documents.open(answer, List.of(told.getSealed().array()));
    assertThat(document.fieldNames()).containsExactlyInAnyOrder("bookings", "visits");
    assertThat(document.getJsonArray("bookings")).hasSize(1);
    assertThat(document.encode()).contains("Room of " + person);
    assertThat(document.encode()).doesNotContain(stranger.toString());
  }

  @Test
  void other_services_requests_are_not_answered() {
    deliver(event(new PersonalDataRequested(UUID.randomUUID(), person, List.of("another"))));
    assertThat(OutboxProbe.told(PersonalDataCollected.class)).isEmpty();
  }

  @Test
  void an_open_booking_and_a_coming_visit_stand_in_the_way() {
    assertThat(objections()).anyMatch(reason -> reason.contains("waits for its payment"));
    execute("update booking set status = 'CANCELLED' where resident_id = $1", person);
    execute("update visit set status = 'cancelled' where resident_id = $1", person);
    assertThat(objections()).isEmpty();
  }

  @Test
  void erasing_takes_what_the_law_does_not_want_kept_and_leaves_the_others_alone() {
    UUID erasure = UUID.randomUUID();
    deliver(event(new ErasureOrdered(erasure, person, List.of("booking"))));
    deliver(event(new ErasureOrdered(erasure, person, List.of("booking"))));

    assertThat(OutboxProbe.told(PersonErased.class))
        .hasSize(2)
        .allSatisfy(
            done ->
                assertThat(done.getKept())
                    .extracting(kept -> kept.getWhat())
                    .containsExactlyInAnyOrder("Bookings", "Visits"));
    assertThat(count("booking where resident_id = $1", stranger)).isEqualTo(1);
  }

  private List<String> objections() {
    deliver(event(new ErasureProposed(UUID.randomUUID(), person, List.of("booking"))));
    return OutboxProbe.told(ErasureJudged.class).getLast().getObjections();
  }

  private void deliver(Event event) {
    inbox.once(event, requests::handle).await().indefinitely();
  }

  private static Event event(SpecificRecord body) {
    return TestEvents.of(UUID.randomUUID(), UUID.randomUUID(), body);
  }

  private static <T> T only(List<T> items) {
    assertThat(items).hasSize(1);
    return items.getFirst();
  }

  private void execute(String sql, UUID who) {
    database.asService(tx -> tx.execute(sql, who)).await().indefinitely();
  }

  private long count(String from, UUID who) {
    return database
        .asService(tx -> tx.one("select count(*) from " + from, row -> row.getLong(0), who))
        .await()
        .indefinitely()
        .orElseThrow();
  }
}
