package io.tenantry.property.privacy;

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
import io.tenantry.property.LocalFiles;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What property answers when a person wants their data, or wants to be forgotten. */
@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(LocalFiles.class)
class PrivacyIT {
  private static final List<String> ROWS =
      List.of(
          """
          insert into property (id, org_id, created_by, status, name, type, address_line1, city, state, postal_code,
            country, latitude, longitude, amenities, rules, created_at, updated_at)
          values ($1, gen_random_uuid(), $1, 'active', 'House of ' || $1::uuid::text, 'house', 'a', 'b', 'c', 'd', 'IN',
            1, 1, '{}', '{}', now(), now())
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
    Event request =
        event(new PersonalDataRequested(UUID.randomUUID(), person, List.of("property")));
    deliver(request);
    deliver(request);

    PersonalDataCollected told = only(OutboxProbe.told(PersonalDataCollected.class));
    var answer =
        new SealedDocument.Answer(told.getRequestId(), told.getAnswerId(), told.getService());
    JsonObject document = documents.open(answer, List.of(told.getSealed().array()));
    assertThat(document.fieldNames())
        .containsExactlyInAnyOrder("properties", "listings", "photos", "documents", "imports");
    assertThat(document.encode()).contains("House of " + person);
    assertThat(document.encode()).doesNotContain(stranger.toString());
  }

  @Test
  void other_services_requests_are_not_answered() {
    deliver(event(new PersonalDataRequested(UUID.randomUUID(), person, List.of("another"))));
    assertThat(OutboxProbe.told(PersonalDataCollected.class)).isEmpty();
  }

  @Test
  void it_never_objects() {
    assertThat(objections()).isEmpty();
  }

  @Test
  void erasing_takes_what_the_law_does_not_want_kept_and_leaves_the_others_alone() {
    UUID erasure = UUID.randomUUID();
    deliver(event(new ErasureOrdered(erasure, person, List.of("property"))));
    deliver(event(new ErasureOrdered(erasure, person, List.of("property"))));

    assertThat(OutboxProbe.told(PersonErased.class))
        .hasSize(2)
        .allSatisfy(
            done -> assertThat(done.getKept()).extracting(kept -> kept.getWhat()).isEmpty());
    assertThat(count("property where id = $1", person)).isEqualTo(1);
  }

  private List<String> objections() {
    deliver(event(new ErasureProposed(UUID.randomUUID(), person, List.of("property"))));
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
