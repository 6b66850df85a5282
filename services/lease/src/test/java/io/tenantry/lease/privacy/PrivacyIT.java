package io.tenantry.lease.privacy;

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

/** What lease answers when a person wants their data, or wants to be forgotten. */
@QuarkusTest
@WithTestResource(ScratchDatabase.class)
class PrivacyIT {
  private static final List<String> ROWS =
      List.of(
          """
          insert into lease (id, org_id, resident_id, booking_id, listing_id, property_id, unit, status, start_date,
            end_date, due_day, rent_amount, deposit_amount, prepaid_rent_amount, currency, created_at)
          values (gen_random_uuid(), gen_random_uuid(), $1, gen_random_uuid(), gen_random_uuid(),
            gen_random_uuid(), 'Unit of ' || $1::uuid::text, 'active', now(), now() + interval '1 year', 1, 1, 1, 0,
            'INR', now())
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
    Event request = event(new PersonalDataRequested(UUID.randomUUID(), person, List.of("lease")));
    deliver(request);
    deliver(request);

    PersonalDataCollected told = only(OutboxProbe.told(PersonalDataCollected.class));
    var answer =
        new SealedDocument.Answer(told.getRequestId(), told.getAnswerId(), told.getService());
    JsonObject document = documents.open(answer, List.of(told.getSealed().array()));
    assertThat(document.fieldNames()).containsExactlyInAnyOrder("leases");
    assertThat(document.encode()).contains("Unit of " + person);
    assertThat(document.encode()).doesNotContain(stranger.toString());
  }

  @Test
  void other_services_requests_are_not_answered() {
    deliver(event(new PersonalDataRequested(UUID.randomUUID(), person, List.of("another"))));
    assertThat(OutboxProbe.told(PersonalDataCollected.class)).isEmpty();
  }

  @Test
  void a_lease_that_has_not_ended_stands_in_the_way() {
    assertThat(objections()).anyMatch(reason -> reason.contains("lease that has not ended"));
    execute("update lease set status = 'vacant' where resident_id = $1", person);
    assertThat(objections()).isEmpty();
  }

  @Test
  void erasing_takes_what_the_law_does_not_want_kept_and_leaves_the_others_alone() {
    UUID erasure = UUID.randomUUID();
    deliver(event(new ErasureOrdered(erasure, person, List.of("lease"))));
    deliver(event(new ErasureOrdered(erasure, person, List.of("lease"))));

    assertThat(OutboxProbe.told(PersonErased.class))
        .hasSize(2)
        .allSatisfy(
            done ->
                assertThat(done.getKept())
                    .extracting(kept -> kept.getWhat())
                    .containsExactlyInAnyOrder("Leases"));
    assertThat(count("lease where resident_id = $1", person)).isEqualTo(1);
  }

  private List<String> objections() {
    deliver(event(new ErasureProposed(UUID.randomUUID(), person, List.of("lease"))));
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
