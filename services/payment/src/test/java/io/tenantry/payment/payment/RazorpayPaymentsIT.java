package io.tenantry.payment.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tenantry.payment.RazorpaySimulator;
import io.tenantry.payment.StripeSimulator;
import io.tenantry.platform.testing.OutboxProbe;
import io.tenantry.platform.testing.ScratchDatabase;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(StripeSimulator.class)
@WithTestResource(RazorpaySimulator.class)
class RazorpayPaymentsIT {
  @Inject Arrivals arrivals;

  private final Payer payer = new Payer();
  private final Told told = new Told(UUID.randomUUID(), payer.id());
  private final UUID booking = UUID.randomUUID();

  @BeforeEach
  void holdABooking() throws SQLException {
    Books.forgetTasks();
    OutboxProbe.keepRows();
    arrivals.take(told.held(booking));
  }

  @AfterEach
  void everythingAnswers() {
    RazorpaySim.faults("{}");
    RazorpaySim.weather("{}");
  }

  @Test
  void rupees_are_paid_on_razorpays_page_and_complete_through_its_signed_webhook() {
    var begun = initiate().body("checkoutUrl", startsWith(RazorpaySim.url())).extract();
    String id = begun.path("paymentId");
    payer.look(id).body("status", equalTo("pending")).body("gateway", equalTo("razorpay"));
    RazorpaySim.press(begun.path("checkoutUrl"), "pay").statusCode(200);
    payer.await(id, "completed");
    RazorpaySim.awaitQuiet();
    assertThat(RazorpaySim.taken(id)).isEqualTo(1250050);
    assertThat(RazorpaySim.orders(id)).hasSize(1);
    assertThat(OutboxProbe.eventsAbout(UUID.fromString(id))).containsExactly("payment.succeeded");
    assertThat(Books.balance(id)).isEqualTo("organization -12500.5000, provider 12500.5000");
    assertThat(Books.provider(id)).isEqualTo("razorpay");
  }

  @Test
  void a_declined_try_fails_the_payment_and_another_on_the_same_page_completes_it() {
    var begun = initiate().extract();
    String id = begun.path("paymentId");
    RazorpaySim.press(begun.path("checkoutUrl"), "decline").statusCode(402);
    payer.await(id, "failed");
    payer.look(id).body("failureCode", equalTo("payment_failed"));
    initiate()
        .body("paymentId", equalTo(id))
        .body("checkoutUrl", equalTo(begun.path("checkoutUrl")));
    RazorpaySim.press(begun.path("checkoutUrl"), "pay").statusCode(200);
    payer.await(id, "completed");
    assertThat(OutboxProbe.eventsAbout(UUID.fromString(id)))
        .containsExactly("payment.failed", "payment.succeeded");
  }

  @Test
  void what_the_browser_brings_back_is_verified_by_its_signature_when_webhooks_are_late() {
    RazorpaySim.weather("{\"dropRate\": 1}");
    var begun = initiate().extract();
    String id = begun.path("paymentId");
    Map<String, String> proof =
        RazorpaySim.press(begun.path("checkoutUrl"), "pay").extract().path("$");
    verify(id, Map.of()).statusCode(400).body("type", endsWith("/invalid-signature"));
    verify(id, changed(proof, "razorpay_payment_id", "pay_of_somebody")).statusCode(400);
    verify(id, changed(proof, "razorpay_signature", "0".repeat(64))).statusCode(400);
    payer.look(id).body("status", equalTo("pending"));
    verify(id, proof).statusCode(200).body("status", equalTo("completed"));
    verify(id, proof).statusCode(200).body("status", equalTo("completed"));
    assertThat(OutboxProbe.eventsAbout(UUID.fromString(id))).containsExactly("payment.succeeded");
  }

  @Test
  void one_payments_proof_proves_no_other_payment() {
    RazorpaySim.weather("{\"dropRate\": 1}");
    UUID another = UUID.randomUUID();
    arrivals.take(told.held(another));
    var paid = initiate().extract();
    String unpaid = payer.initiate("booking", another, key(), false).extract().path("paymentId");
    Map<String, String> proof =
        RazorpaySim.press(paid.path("checkoutUrl"), "pay").extract().path("$");
    verify(unpaid, proof).statusCode(400);
    payer.look(unpaid).body("status", equalTo("pending"));
    new Payer()
        .http()
        .contentType("application/json")
        .body(proof)
        .post("/api/v1/payments/" + paid.path("paymentId") + "/verify")
        .then()
        .statusCode(404);
  }

  @Test
  void of_stripes_page_the_provider_is_asked() {
    Sim.weather("{\"dropRate\": 1}");
    var begun = payer.initiate("booking", booking, key(), true).statusCode(201).extract();
    String id = begun.path("paymentId");
    payer.look(id).body("gateway", equalTo("stripe"));
    verify(id, Map.of()).statusCode(200).body("status", equalTo("pending"));
    Payer.payAt(begun.path("checkoutUrl"), "4242424242424242").statusCode(200);
    verify(id, Map.of()).statusCode(200).body("status", equalTo("completed"));
    Sim.weather("{}");
  }

  @Test
  void when_every_webhook_is_lost_the_provider_is_asked() throws SQLException {
    RazorpaySim.weather("{\"dropRate\": 1}");
    var begun = initiate().extract();
    RazorpaySim.press(begun.path("checkoutUrl"), "pay").statusCode(200);
    Books.hurry();
    payer.await(begun.path("paymentId"), "completed");
  }

  @Test
  void when_the_answer_to_an_order_is_lost_it_is_found_by_its_receipt_and_made_once() {
    String key = key();
    RazorpaySim.faults("{\"timeoutNext\": 1}");
    payer.initiate("booking", booking, key, false).statusCode(503);
    String id = payer.http().get("/api/v1/payments").path("items[0].id");
    assertThat(Books.status(id)).isEqualTo("UNKNOWN");
    payer
        .initiate("booking", booking, key, false)
        .statusCode(201)
        .body("paymentId", equalTo(id))
        .body("checkoutUrl", startsWith(RazorpaySim.url()));
    assertThat(RazorpaySim.orders(id)).hasSize(1);
  }

  @Test
  void money_goes_back_once_also_when_the_answer_to_the_refund_is_lost() throws Exception {
    String id = paid();
    RazorpaySim.faults("{\"timeoutNext\": 1}");
    RazorpaySim.weather("{\"dropRate\": 1}");
    arrivals.take(told.refund(booking, UUID.fromString(id)));
    Sim.await("the refund to be made", () -> RazorpaySim.refunds(id) == 1);
    for (int i = 0; i < 30 && !"REFUNDED".equals(Books.status(id)); i++) {
      Thread.sleep(300);
      Books.hurry();
    }
    payer.await(id, "refunded");
    RazorpaySim.weather("{}");
    RazorpaySim.awaitQuiet();
    assertThat(RazorpaySim.refunds(id)).isEqualTo(1);
    assertThat(RazorpaySim.refunded(id)).isEqualTo(1250050);
    assertThat(OutboxProbe.eventsAbout(UUID.fromString(id)))
        .containsExactly("payment.succeeded", "payment.refunded");
    assertThat(Books.balance(id)).isEqualTo("organization 0.0000, provider 0.0000");
  }

  @Test
  void a_refund_is_done_when_razorpay_has_processed_it_not_before() throws Exception {
    String id = paid();
    RazorpaySim.faults("{\"refundsStayPending\": true}");
    arrivals.take(told.refund(booking, UUID.fromString(id)));
    Sim.await("the refund to be made", () -> RazorpaySim.refunds(id) == 1);
    payer.look(id).body("status", equalTo("completed"));
    RazorpaySim.faults("{}");
    Books.hurry();
    payer.await(id, "refunded");
    assertThat(RazorpaySim.refunds(id)).isEqualTo(1);
  }

  @Test
  void a_refund_made_at_razorpay_is_followed() {
    String id = paid();
    RazorpaySim.refundByHand(id);
    payer.await(id, "refunded");
    assertThat(OutboxProbe.eventsAbout(UUID.fromString(id)))
        .containsExactly("payment.succeeded", "payment.refunded");
  }

  private ValidatableResponse initiate() {
    return payer.initiate("booking", booking, key(), false).statusCode(201);
  }

  private String paid() {
    var begun = initiate().extract();
    RazorpaySim.press(begun.path("checkoutUrl"), "pay").statusCode(200);
    payer.await(begun.path("paymentId"), "completed");
    return begun.path("paymentId");
  }

  private ValidatableResponse verify(String payment, Map<String, String> proof) {
    return payer
        .http()
        .contentType("application/json")
        .body(proof)
        .post("/api/v1/payments/" + payment + "/verify")
        .then();
  }

  private static Map<String, String> changed(Map<String, String> proof, String name, String value) {
    var changed = new HashMap<>(proof);
    changed.put(name, value);
    return changed;
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }
}
