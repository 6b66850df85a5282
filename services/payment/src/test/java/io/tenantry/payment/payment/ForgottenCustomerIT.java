package io.tenantry.payment.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.contracts.privacy.ErasureOrdered;
import io.tenantry.payment.StripeSimulator;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.events.Event;
import io.tenantry.platform.events.Inbox;
import io.tenantry.platform.privacy.PrivacyRequests;
import io.tenantry.platform.testing.OutboxProbe;
import io.tenantry.platform.testing.ScratchDatabase;
import io.tenantry.platform.testing.TestEvents;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The provider's customer is deleted when the person is erased. */
@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(StripeSimulator.class)
class ForgottenCustomerIT {
  @Inject Inbox inbox;
  @Inject Arrivals arrivals;
  @Inject PrivacyRequests requests;
  @Inject Database database;

  private final Payer payer = new Payer();
  private final Told told = new Told(UUID.randomUUID(), payer.id());
  private final UUID invoice = UUID.randomUUID();
  private String customer;

  @BeforeEach
  void pay() {
    OutboxProbe.keepRows();
    arrivals.take(told.invoiced(invoice));
    payer.pay("invoice", invoice);
    Sim.awaitQuiet();
    customer = text("select customer_id from provider_customer where person_id = $1");
    assertThat(Sim.customer(customer).getString("metadata.person_id")).isNotBlank();
  }

  @AfterEach
  void fairWeather() {
    Sim.loseAnswers(0);
  }

  @Test
  void the_provider_deletes_it_and_what_it_tells_of_that_is_not_kept() {
    erase();
    awaitDeleted();
    assertThat(Sim.customer(customer).getBoolean("deleted")).isTrue();
    assertThat(Sim.customer(customer).getString("email")).isNull();
    Sim.awaitQuiet();
    Sim.await("blank events", () -> eventsAboutThem() == 0);
    assertThat(number("select count(*) from payment where payer_id = $1 and status = 'SUCCEEDED'"))
        .isEqualTo(1);
  }

  @Test
  void a_deletion_whose_answer_is_lost_is_tried_again_and_one_that_happened_is_fine() {
    Sim.loseAnswers(2);
    erase();
    awaitDeleted();
    assertThat(Sim.customer(customer).getBoolean("deleted")).isTrue();
  }

  @Test
  void a_customer_that_somebody_deleted_at_the_provider_is_deleted() {
    Sim.deleteByHand(customer);
    erase();
    awaitDeleted();
  }

  @Test
  void while_a_refund_is_under_way_it_stays_without_name_and_goes_afterwards() {
    execute(
        """
        insert into refund (id, org_id, payment_id, reason, status, requested_at, refunded_amount, currency)
        select gen_random_uuid(), org_id, id, 'surplus', 'INIT', now(), total_amount, currency from payment where payer_id = $1
        """);
    erase();
    Sim.await(
        "a customer without metadata", () -> Sim.customer(customer).getMap("metadata").isEmpty());
    assertThat(Sim.customer(customer).getString("email")).isNull();
    assertThat(Sim.customer(customer).<Boolean>get("deleted")).isNull();

    execute(
        """
        update refund set status = 'DONE' where payment_id in
          (select id from payment where payer_id = $1)
        """);
    awaitDeleted();
    assertThat(Sim.customer(customer).getBoolean("deleted")).isTrue();
  }

  private void erase() {
    Event order =
        TestEvents.of(
            payer.id(),
            payer.id(),
            new ErasureOrdered(UUID.randomUUID(), payer.id(), List.of("payment")));
    inbox.once(order, requests::handle).await().indefinitely();
  }

  /** Runs the pending retries now and waits for the deletion. */
  private void awaitDeleted() {
    Sim.await(
        "the customer to be deleted",
        () -> {
          execute("update errand set due_at = now() where subject = $1 and last_error is not null");
          return number(
                  "select count(*) from provider_customer where person_id = $1 and deleted_at is not null")
              == 1;
        });
  }

  private long eventsAboutThem() {
    return number(
        """
        select count(*) from gateway_event g, provider_customer c where c.person_id = $1
          and position(convert_to(c.customer_id, 'UTF8') in g.payload) > 0
        """);
  }

  private void execute(String sql) {
    database.asService(tx -> tx.execute(sql, payer.id())).await().indefinitely();
  }

  private long number(String sql) {
    return database
        .asService(tx -> tx.one(sql, row -> row.getLong(0), payer.id()))
        .await()
        .indefinitely()
        .orElseThrow();
  }

  private String text(String sql) {
    return database
        .asService(tx -> tx.one(sql, row -> row.getString(0), payer.id()))
        .await()
        .indefinitely()
        .orElseThrow();
  }
}
