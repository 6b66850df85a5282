package io.tenantry.payment.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.payment.StripeSimulator;
import io.tenantry.platform.testing.OutboxProbe;
import io.tenantry.platform.testing.ScratchDatabase;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Organizations refund payments. */
@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(StripeSimulator.class)
class RefundsIT {
  @Inject Arrivals arrivals;

  private final Payer payer = new Payer();
  private final Member member = new Member();
  private final Told told = new Told(member.organization(), payer.id());
  private final UUID invoice = UUID.randomUUID();

  @BeforeEach
  void invoice() {
    OutboxProbe.keepRows();
    arrivals.take(told.invoiced(invoice));
  }

  @Test
  void a_part_goes_back_and_is_owed_again_until_all_of_it_went_back() {
    String id = payer.pay("invoice", invoice);
    String refund =
        member
            .refund(id, "500.50")
            .statusCode(201)
            .body("status", equalTo("pending"))
            .extract()
            .path("id");
    awaitRefund(id, refund, "completed");
    assertThat(Sim.refunded(id)).isEqualTo(50050);
    assertThat(Books.paid(invoice)).isEqualTo("12000.0000");
    assertThat(Books.balance(id)).isEqualTo("organization -12000.0000, provider 12000.0000");
    payer
        .look(id)
        .body("status", equalTo("completed"))
        .body("amountRefunded.amount", equalTo("500.50"));
    member.refund(id, "12000.01").statusCode(409).body("type", endsWith("/above-paid"));

    member.refund(id, "12000.00").statusCode(201);
    payer.await(id, "refunded");
    Sim.awaitQuiet();
    assertThat(OutboxProbe.eventsAbout(UUID.fromString(id)))
        .filteredOn(type -> type.startsWith("payment."))
        .containsExactly("payment.succeeded", "payment.partly_refunded", "payment.refunded");
    assertThat(Books.paid(invoice)).isEqualTo("0.0000");
    assertThat(Books.balance(id)).isEqualTo("organization 0.0000, provider 0.0000");
    payer.initiate("invoice", invoice).statusCode(201);
  }

  @Test
  void the_same_key_gives_back_once() {
    String id = payer.pay("invoice", invoice);
    String key = UUID.randomUUID().toString();
    String first = member.refund(id, "100.00", key).statusCode(201).extract().path("id");
    String again = member.refund(id, "100.00", key).statusCode(201).extract().path("id");
    assertThat(again).isEqualTo(first);
    awaitRefund(id, first, "completed");
    assertThat(Sim.refunded(id)).isEqualTo(10000);
    member.refund(id, "200.00", key).statusCode(422);
  }

  @Test
  void a_part_given_back_at_the_provider_is_followed_once() {
    String id = payer.pay("invoice", invoice);
    Sim.weather("{\"duplicates\": 3, \"shuffle\": true}");
    try {
      Sim.refundByHand(id, 100_00);
      Sim.await("the refund", () -> Books.paid(invoice).equals("12400.5000"));
      Sim.awaitQuiet();
    } finally {
      Sim.weather("{}");
    }
    assertThat(Books.balance(id)).isEqualTo("organization -12400.5000, provider 12400.5000");
  }

  @Test
  void when_answers_are_lost_the_money_goes_back_once() throws Exception {
    String id = payer.pay("invoice", invoice);
    Sim.weather("{\"dropRate\": 1}");
    try {
      Sim.loseAnswers(2);
      String refund = member.refund(id, "77.00").statusCode(201).extract().path("id");
      Sim.await("the provider's work", () -> Sim.refunded(id) == 7700);
      Books.hurry();
      awaitRefund(id, refund, "completed");
    } finally {
      Sim.loseAnswers(0);
      Sim.weather("{}");
    }
    assertThat(Sim.refunded(id)).isEqualTo(7700);
  }

  @Test
  void others_and_the_payer_give_nothing_back() {
    String id = payer.pay("invoice", invoice);
    new Member().refund(id, "1.00").statusCode(404);
    payer
        .http()
        .contentType("application/json")
        .header("Idempotency-Key", UUID.randomUUID())
        .body("{\"reason\": \"mine\"}")
        .post("/api/v1/payments/" + id + "/refund")
        .then()
        .statusCode(403);
    new Member().http().get("/api/v1/payments/" + id + "/refunds").then().statusCode(404);
  }

  @Test
  void what_was_not_paid_does_not_go_back() {
    String id = payer.initiate("invoice", invoice).extract().path("paymentId");
    member.refund(id, "1.00").statusCode(409).body("type", endsWith("/not-paid"));
  }

  private void awaitRefund(String payment, String refund, String status) {
    Sim.await(
        "refund " + refund,
        () ->
            status.equals(
                member
                    .http()
                    .get("/api/v1/payments/" + payment + "/refunds")
                    .path("items.find { it.id == '" + refund + "' }.status")));
  }
}
