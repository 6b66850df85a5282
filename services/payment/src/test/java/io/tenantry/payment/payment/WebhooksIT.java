package io.tenantry.payment.payment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tenantry.payment.StripeSimulator;
import io.tenantry.platform.testing.OutboxProbe;
import io.tenantry.platform.testing.ScratchDatabase;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(StripeSimulator.class)
class WebhooksIT {
  private static final String SECRET = "whsec_of_this_test";

  @Inject Arrivals arrivals;

  private final Payer payer = new Payer();
  private final Told told = new Told(UUID.randomUUID(), payer.id());
  private final UUID booking = UUID.randomUUID();

  @BeforeEach
  void holdABooking() {
    OutboxProbe.keepRows();
    arrivals.take(told.held(booking));
  }

  @AfterEach
  void fairWeather() {
    Sim.weather("{}");
  }

  @Test
  void five_copies_of_every_event_out_of_order_change_things_once() {
    Sim.weather("{\"duplicates\": 4, \"shuffle\": true, \"delayMs\": 50}");
    String id = payer.pay("booking", booking);
    Sim.awaitQuiet();
    assertThat(OutboxProbe.eventsAbout(UUID.fromString(id))).containsExactly("payment.succeeded");
    assertThat(Books.balance(id)).isEqualTo("organization -12500.5000, provider 12500.5000");
    String event = Sim.events("payment_intent.succeeded").getFirst();
    assertThat(Books.stored(event)).isEqualTo("1 1");
  }

  @Test
  void when_every_webhook_is_lost_the_provider_is_asked() throws SQLException {
    Sim.weather("{\"dropRate\": 1}");
    var begun = payer.initiate("booking", booking).extract();
    Payer.payAt(begun.path("checkoutUrl"), "4242424242424242").statusCode(200);
    payer.look(begun.path("paymentId")).body("status", equalTo("pending"));
    Books.hurry();
    payer.await(begun.path("paymentId"), "completed");
  }

  @Test
  void money_after_a_refused_card_is_found_although_only_the_end_of_the_page_was_told()
      throws SQLException {
    var begun = payer.initiate("booking", booking).extract();
    String id = begun.path("paymentId");
    Payer.payAt(begun.path("checkoutUrl"), "4000000000000002").statusCode(402);
    payer.await(id, "failed");
    Sim.weather("{\"dropRate\": 1}");
    Payer.payAt(begun.path("checkoutUrl"), "4242424242424242").statusCode(200);
    Books.execute("update payment set session_open = false where id = '%s'".formatted(id));
    Books.hurry();
    payer.await(id, "completed");
  }

  @Test
  void what_is_not_signed_by_the_provider_is_refused_and_not_stored() throws Exception {
    String payload =
        "{\"id\": \"evt_forged\", \"object\": \"event\", \"type\": \"charge.refunded\"}";
    Instant now = Instant.now();
    send(payload, null).statusCode(400).body("type", endsWith("/invalid-signature"));
    send(payload, "t=1,v1=00").statusCode(400);
    send(payload, Sim.signature(payload, "whsec_of_somebody", now)).statusCode(400);
    send(payload, Sim.signature(payload, SECRET, now.minusSeconds(400))).statusCode(400);
    send("not json", Sim.signature("not json", SECRET, now)).statusCode(400);
    assertThat(Books.stored("evt_forged")).isEqualTo("0 0");
  }

  @Test
  void an_event_that_was_stored_before_a_crash_has_its_effect_afterwards() throws SQLException {
    UUID id = UUID.randomUUID();
    String event = "evt_" + id;
    Books.execute(
        """
        insert into gateway_event (id, provider, event_id, type, payload)
        values ('%s', 'stripe', '%s', 'balance.available',
          convert_to('{"id": "%s", "object": "event", "type": "balance.available",
            "data": {"object": {"object": "balance"}}}', 'UTF8'))
        """
            .formatted(id, event, event));
    Books.execute(
        """
        insert into outbound_task (id, kind, subject)
        values (gen_random_uuid(), 'webhook', '%s')
        """
            .formatted(id));
    Sim.await("the event's effect", () -> Books.stored(event).equals("1 1"));
  }

  @Test
  void an_event_without_a_type_is_refused_and_one_about_no_payment_of_ours_does_nothing()
      throws Exception {
    String untyped = "{\"id\": \"evt_untyped\"}";
    send(untyped, Sim.signature(untyped, SECRET, Instant.now())).statusCode(400);
    String foreign =
        """
        {"id": "evt_foreign", "object": "event", "type": "payment_intent.succeeded", "data":
         {"object": {"id": "pi_1", "object": "payment_intent", "metadata": {"payment_id": "x"}}}}
        """;
    send(foreign, Sim.signature(foreign, SECRET, Instant.now())).statusCode(200);
    assertThat(Books.stored("evt_foreign")).isEqualTo("1 1");
  }

  @Test
  void events_that_mean_nothing_here_are_stored_and_answered() throws Exception {
    String payload =
        "{\"id\": \"evt_other\", \"object\": \"event\", \"type\": \"balance.available\","
            + " \"data\": {\"object\": {\"object\": \"balance\"}}}";
    send(payload, Sim.signature(payload, SECRET, Instant.now()))
        .statusCode(200)
        .body("received", equalTo(true));
    assertThat(Books.stored("evt_other")).isEqualTo("1 1");
  }

  @Test
  void a_refund_made_at_the_provider_is_followed() {
    String id = payer.pay("booking", booking);
    Sim.refundByHand(id);
    payer.await(id, "refunded");
    assertThat(OutboxProbe.eventsAbout(UUID.fromString(id)))
        .containsExactly("payment.succeeded", "payment.refunded");
  }

  @Test
  void the_ledger_is_append_only_and_balances() {
    String id = payer.pay("booking", booking);
    assertThatThrownBy(() -> Books.execute("update ledger_entry set amount = 1"))
        .hasMessageContaining("append-only");
    assertThatThrownBy(() -> Books.execute("delete from ledger_entry"))
        .hasMessageContaining("append-only");
    assertThatThrownBy(
            () ->
                Books.execute(
                    """
                    insert into ledger_entry
                    select gen_random_uuid(), gen_random_uuid(), org_id, payment_id, kind, account,
                      amount, currency, booked_at
                    from ledger_entry where payment_id = '%s' limit 1
                    """
                        .formatted(id)))
        .hasMessageContaining("does not sum to zero");
  }

  private static ValidatableResponse send(String payload, String signature) {
    var request = given().contentType("application/json").body(payload);
    return (signature == null ? request : request.header("Stripe-Signature", signature))
        .post("/api/v1/payments/webhooks/stripe")
        .then();
  }
}
