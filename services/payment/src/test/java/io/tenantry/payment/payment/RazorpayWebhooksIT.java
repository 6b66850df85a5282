package io.tenantry.payment.payment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tenantry.payment.RazorpaySimulator;
import io.tenantry.payment.StripeSimulator;
import io.tenantry.platform.testing.OutboxProbe;
import io.tenantry.platform.testing.ScratchDatabase;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(StripeSimulator.class)
@WithTestResource(RazorpaySimulator.class)
class RazorpayWebhooksIT {
  private static final String SECRET = RazorpaySimulator.WEBHOOK_SECRET;

  @Inject Arrivals arrivals;

  private final Payer payer = new Payer();
  private final Told told = new Told(UUID.randomUUID(), payer.id());
  private final UUID booking = UUID.randomUUID();
  private final String event = "evt_" + UUID.randomUUID();

  @BeforeEach
  void holdABooking() {
    OutboxProbe.keepRows();
    arrivals.take(told.held(booking));
  }

  @AfterEach
  void fairWeather() {
    RazorpaySim.weather("{}");
  }

  @Test
  void five_copies_of_every_event_out_of_order_change_things_once() {
    RazorpaySim.weather("{\"duplicates\": 4, \"shuffle\": true, \"delayMs\": 50}");
    String id = paid();
    RazorpaySim.awaitQuiet();
    assertThat(OutboxProbe.eventsAbout(UUID.fromString(id))).containsExactly("payment.succeeded");
    assertThat(Books.balance(id)).isEqualTo("organization -12500.5000, provider 12500.5000");
    assertThat(Books.stored(RazorpaySim.events("order.paid").getFirst())).isEqualTo("1 1");
  }

  @Test
  void a_refusal_that_comes_after_the_money_changes_nothing() throws Exception {
    String id = paid();
    String order = (String) RazorpaySim.orders(id).getFirst().get("id");
    send(failed(order, Instant.now()), event).statusCode(200);
    assertThat(Books.stored(event)).isEqualTo("1 1");
    payer.look(id).body("status", equalTo("completed"));
  }

  @Test
  void what_is_not_signed_by_razorpay_is_refused_and_not_stored() throws Exception {
    String payload = failed(order(), Instant.now());
    send(payload, event, null).statusCode(400).body("type", endsWith("/invalid-signature"));
    send(payload, event, "").statusCode(400);
    send(payload, event, "00").statusCode(400);
    send(payload, event, RazorpaySim.signature(payload, "secret_of_somebody")).statusCode(400);
    send(payload + " ", event, RazorpaySim.signature(payload, SECRET)).statusCode(400);
    send("not json", event, RazorpaySim.signature("not json", SECRET)).statusCode(400);
    send(payload, "", RazorpaySim.signature(payload, SECRET)).statusCode(400);
    assertThat(Books.stored(event)).isEqualTo("0 0");
  }

  @Test
  void what_happened_longer_ago_than_razorpay_delivers_is_refused() throws Exception {
    String order = order();
    Instant now = Instant.now();
    send(failed(order, now.minus(Duration.ofHours(26))), event).statusCode(400);
    send(failed(order, now.plus(Duration.ofHours(1))), event).statusCode(400);
    assertThat(Books.stored(event)).isEqualTo("0 0");
    send(failed(order, now.minus(Duration.ofHours(23))), event).statusCode(200);
    assertThat(Books.stored(event)).isEqualTo("1 1");
  }

  @Test
  void a_replayed_event_has_its_effect_once_also_under_another_id() throws Exception {
    var begun = payer.initiate("booking", booking, event, false).statusCode(201).extract();
    String id = begun.path("paymentId");
    String payload = failed((String) RazorpaySim.orders(id).getFirst().get("id"), Instant.now());
    for (int i = 0; i < 3; i++) {
      send(payload, event).statusCode(200).body("received", equalTo(true));
    }
    send(payload, event + "_forged").statusCode(200);
    assertThat(Books.stored(event)).isEqualTo("1 1");
    assertThat(OutboxProbe.eventsAbout(UUID.fromString(id))).containsExactly("payment.failed");
  }

  @Test
  void an_event_about_no_payment_of_ours_does_nothing() throws Exception {
    send(failed("order_of_somebody", Instant.now()), event).statusCode(200);
    assertThat(Books.stored(event)).isEqualTo("1 1");
  }

  private String order() {
    var begun = payer.initiate("booking", booking, event, false).statusCode(201).extract();
    return (String) RazorpaySim.orders(begun.path("paymentId")).getFirst().get("id");
  }

  private String paid() {
    var begun = payer.initiate("booking", booking, event, false).statusCode(201).extract();
    RazorpaySim.press(begun.path("checkoutUrl"), "pay").statusCode(200);
    payer.await(begun.path("paymentId"), "completed");
    return begun.path("paymentId");
  }

  private static String failed(String order, Instant at) {
    return """
    {"entity": "event", "account_id": "acc_1", "event": "payment.failed", "contains": ["payment"],
     "payload": {"payment": {"entity": {"id": "pay_1", "entity": "payment", "amount": 1250050,
       "currency": "INR", "status": "failed", "order_id": "%s", "captured": false, "notes": [],
       "error_code": "BAD_REQUEST_ERROR", "error_reason": "payment_failed",
       "error_description": "Declined"}}}, "created_at": %d}
    """
        .formatted(order, at.getEpochSecond());
  }

  private static ValidatableResponse send(String payload, String id) throws Exception {
    return send(payload, id, RazorpaySim.signature(payload, SECRET));
  }

  private static ValidatableResponse send(String payload, String id, String signature) {
    var request =
        given()
            .contentType("application/json")
            .header("X-Razorpay-Event-Id", id)
            .body(payload.getBytes(StandardCharsets.UTF_8));
    return (signature == null ? request : request.header("X-Razorpay-Signature", signature))
        .post("/api/v1/payments/webhooks/razorpay")
        .then();
  }
}
