package io.tenantry.rent.privacy;

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

/** What rent answers when a person wants their data, or wants to be forgotten. */
@QuarkusTest
@WithTestResource(ScratchDatabase.class)
class PrivacyIT {
  private static final List<String> ROWS =
      List.of(
          """
          insert into party (id, name) values ($1, 'Name of ' || $1::uuid::text)
          """,
          """
          insert into rent_contract (id, org_id, resident_id, lease_id, property_id, unit, rent_amount, currency,
            due_day, start_date, end_date, autopay, created_at)
          values ($1, gen_random_uuid(), $1, gen_random_uuid(), gen_random_uuid(), 'Unit', 1, 'INR', 1, now(),
            now() + interval '1 year', true, now())
          """,
          """
          insert into invoice (id, org_id, resident_id, contract_id, number, type, unit, status, period_start,
            period_end, issued_on, due_on, total_amount, currency, created_at)
          values ($1, gen_random_uuid(), $1, $1, 'INV-1', 'rent', 'Unit', 'sent', now(), now(), now(), now(), 1,
            'INR', now())
          """,
          """
          insert into invoice_line (invoice_id, position, org_id, resident_id, description, line_amount)
          values ($1, 1, gen_random_uuid(), $1, 'Rent of ' || $1::uuid::text, 1)
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
    Event request = event(new PersonalDataRequested(UUID.randomUUID(), person, List.of("rent")));
    deliver(request);
    deliver(request);

    PersonalDataCollected told = only(OutboxProbe.told(PersonalDataCollected.class));
    var answer =
        new SealedDocument.Answer(told.getRequestId(), told.getAnswerId(), told.getService());
    JsonObject document = documents.open(answer, List.of(told.getSealed().array()));
    assertThat(document.fieldNames()).containsExactlyInAnyOrder("name", "contracts", "invoices");
    assertThat(document.encode()).contains("Name of " + person, "Rent of " + person);
    assertThat(document.encode()).doesNotContain(stranger.toString());
  }

  @Test
  void other_services_requests_are_not_answered() {
    deliver(event(new PersonalDataRequested(UUID.randomUUID(), person, List.of("another"))));
    assertThat(OutboxProbe.told(PersonalDataCollected.class)).isEmpty();
  }

  @Test
  void an_unpaid_invoice_stands_in_the_way() {
    assertThat(objections()).anyMatch(reason -> reason.contains("not paid"));
    execute(
        "update invoice set status = 'paid', paid_amount = total_amount where resident_id = $1",
        person);
    assertThat(objections()).isEmpty();
  }

  @Test
  void erasing_takes_what_the_law_does_not_want_kept_and_leaves_the_others_alone() {
    UUID erasure = UUID.randomUUID();
    deliver(event(new ErasureOrdered(erasure, person, List.of("rent"))));
    deliver(event(new ErasureOrdered(erasure, person, List.of("rent"))));

    assertThat(OutboxProbe.told(PersonErased.class))
        .hasSize(2)
        .allSatisfy(
            done ->
                assertThat(done.getKept())
                    .extracting(kept -> kept.getWhat())
                    .containsExactlyInAnyOrder("Invoices", "Rent contracts"));
    assertThat(count("party where id = $1 and name = 'Erased person'", person)).isEqualTo(1);
    assertThat(count("party where id = $1 and name like 'Name of%'", stranger)).isEqualTo(1);
    assertThat(count("rent_contract where id = $1 and not autopay", person)).isEqualTo(1);
  }

  @Test
  void a_name_that_arrives_late_is_not_written_down() {
    deliver(event(new ErasureOrdered(UUID.randomUUID(), person, List.of("rent"))));
    execute(
        "insert into party (id, name) values ($1, 'Late') on conflict (id) do update set name = 'Late'",
        person);
    assertThat(count("party where id = $1 and name = 'Late'", person)).isZero();
  }

  private List<String> objections() {
    deliver(event(new ErasureProposed(UUID.randomUUID(), person, List.of("rent"))));
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
