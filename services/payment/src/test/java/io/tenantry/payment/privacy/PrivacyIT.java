package io.tenantry.payment.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.contracts.privacy.ErasureJudged;
import io.tenantry.contracts.privacy.ErasureOrdered;
import io.tenantry.contracts.privacy.ErasureProposed;
import io.tenantry.contracts.privacy.PersonErased;
import io.tenantry.contracts.privacy.PersonalDataCollected;
import io.tenantry.contracts.privacy.PersonalDataRequested;
import io.tenantry.payment.StripeSimulator;
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

/** What payment answers when a person wants their data, or wants to be forgotten. */
@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(StripeSimulator.class)
class PrivacyIT {
  private static final List<String> ROWS =
      List.of(
          """
          insert into payable (type, id, org_id, payer_id, description, due_amount, currency)
          values ('booking', $1, gen_random_uuid(), $1, 'Payable of ' || $1::uuid::text, 1, 'INR')
          """,
          """
          insert into payment (id, org_id, payer_id, payable_type, payable_id, description, total_amount, currency,
            status, automatic, attempt, payer_email, save_method, created_at)
          values ($1, gen_random_uuid(), $1, 'booking', $1, 'Room', 1, 'INR', 'PENDING', false, 1,
            'mail-of-' || $1::uuid::text, false, now())
          """,
          """
          insert into provider_customer (person_id, customer_id) values ($1, 'cus_' || $1::uuid::text)
          """,
          """
          insert into payment_method (id, person_id, provider_id, brand, last4, created_at)
          values ($1, $1, 'pm_' || $1::uuid::text, 'visa', '4242', now())
          """,
          """
          insert into gateway_event (id, provider, event_id, type, payload, processed_at)
          values ($1, 'stripe', 'evt_' || $1::uuid::text, 't',
            convert_to('{"customer":"cus_' || $1::uuid::text || '","email":"a@b.example"}', 'UTF8'), now())
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
    Event request = event(new PersonalDataRequested(UUID.randomUUID(), person, List.of("payment")));
    deliver(request);
    deliver(request);

    PersonalDataCollected told = only(OutboxProbe.told(PersonalDataCollected.class));
    var answer =
        new SealedDocument.Answer(told.getRequestId(), told.getAnswerId(), told.getService());
    JsonObject document = documents.open(answer, List.of(told.getSealed().array()));
    assertThat(document.fieldNames())
        .containsExactlyInAnyOrder("payments", "refunds", "savedMethods", "provider", "toBePaid");
    assertThat(document.encode()).contains("mail-of-" + person, "pm_" + person);
    assertThat(document.encode()).doesNotContain(stranger.toString());
  }

  @Test
  void other_services_requests_are_not_answered() {
    deliver(event(new PersonalDataRequested(UUID.randomUUID(), person, List.of("another"))));
    assertThat(OutboxProbe.told(PersonalDataCollected.class)).isEmpty();
  }

  @Test
  void a_payment_under_way_stands_in_the_way() {
    assertThat(objections()).anyMatch(reason -> reason.contains("not finished"));
    execute("update payment set status = 'FAILED' where payer_id = $1", person);
    assertThat(objections()).isEmpty();
  }

  @Test
  void erasing_takes_what_the_law_does_not_want_kept_and_leaves_the_others_alone() {
    UUID erasure = UUID.randomUUID();
    deliver(event(new ErasureOrdered(erasure, person, List.of("payment"))));
    deliver(event(new ErasureOrdered(erasure, person, List.of("payment"))));

    assertThat(OutboxProbe.told(PersonErased.class))
        .hasSize(2)
        .allSatisfy(
            done ->
                assertThat(done.getKept())
                    .extracting(kept -> kept.getWhat())
                    .containsExactlyInAnyOrder(
                        "Payments and refunds", "The payment provider's own records"));
    assertThat(count("payment where id = $1 and payer_email is null", person)).isEqualTo(1);
    assertThat(count("payment where id = $1 and payer_email is null", stranger)).isZero();
    assertThat(count("payment_method where id = $1 and last4 is null", person)).isEqualTo(1);
    assertThat(count("payment_method where id = $1 and last4 is null", stranger)).isZero();
    assertThat(count("gateway_event where id = $1 and payload = '{}'", person)).isEqualTo(1);
    assertThat(count("gateway_event where id = $1 and payload = '{}'", stranger)).isZero();
  }

  private List<String> objections() {
    deliver(event(new ErasureProposed(UUID.randomUUID(), person, List.of("payment"))));
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
