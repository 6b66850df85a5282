package io.tenantry.payment.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.payment.StripeSimulator;
import io.tenantry.platform.events.Event;
import io.tenantry.platform.testing.OutboxProbe;
import io.tenantry.platform.testing.ScratchDatabase;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(StripeSimulator.class)
class AutopayIT {
  @Inject Arrivals arrivals;

  private final Payer payer = new Payer();
  private final Told told = new Told(UUID.randomUUID(), payer.id());
  private final UUID invoice = UUID.randomUUID();

  @BeforeEach
  void invoice() {
    OutboxProbe.keepRows();
    arrivals.take(told.invoiced(invoice));
  }

  @AfterEach
  void fairWeather() {
    Sim.loseAnswers(0);
    Sim.weather("{}");
  }

  @Test
  void a_saved_card_is_charged_once_however_often_it_is_wanted() {
    saveCard("pm_card_visa");
    Event request = told.autopay(invoice);
    arrivals.take(request);
    arrivals.take(request);
    arrivals.take(told.autopay(invoice));
    String id = automatic();
    payer.await(id, "completed");
    arrivals.take(told.autopay(invoice));
    Sim.awaitQuiet();
    assertThat(Sim.charges(id)).isEqualTo(1);
    assertThat(payments()).hasSize(1);
    assertThat(OutboxProbe.eventsAbout(UUID.fromString(id))).containsExactly("payment.succeeded");
  }

  @Test
  void a_card_that_is_refused_fails_the_attempt_and_the_next_attempt_is_a_new_one() {
    saveCard("pm_card_chargeCustomerFail");
    arrivals.take(told.autopay(invoice));
    String id = automatic();
    payer.await(id, "failed");
    payer.look(id).body("failureCode", equalTo("generic_decline")).body("automatic", equalTo(true));
    Sim.awaitQuiet();
    assertThat(OutboxProbe.eventsAbout(UUID.fromString(id))).containsExactly("payment.failed");
    arrivals.take(told.autopay(invoice));
    assertThat(automatic()).isNotEqualTo(id);
  }

  @Test
  void without_a_saved_method_the_attempt_fails_at_once() {
    arrivals.take(told.autopay(invoice));
    payer.look(automatic()).body("failureCode", equalTo("no_payment_method"));
  }

  @Test
  void a_charge_whose_answer_is_lost_is_found_out_and_made_once() throws Exception {
    saveCard("pm_card_visa");
    Sim.awaitQuiet();
    Sim.weather("{\"dropRate\": 1}");
    Sim.loseAnswers(2);
    arrivals.take(told.autopay(invoice));
    String id = automatic();
    Books.await("UNKNOWN", id);
    Books.hurry();
    payer.await(id, "completed");
    assertThat(Sim.charges(id)).isEqualTo(1);
  }

  @Test
  void money_for_what_is_paid_already_goes_back() {
    saveCard("pm_card_visa");
    var page = payer.initiate("invoice", invoice).statusCode(201).extract();
    arrivals.take(told.autopay(invoice));
    payer.await(automatic(), "completed");
    Payer.payAt(page.path("checkoutUrl"), "4242424242424242").statusCode(200);
    String second = page.path("paymentId");
    payer.await(second, "refunded");
    assertThat(Sim.refunded(second)).isEqualTo(1250050);
    assertThat(OutboxProbe.eventsAbout(UUID.fromString(second)))
        .containsExactly("payment.refunded");
    assertThat(Books.balance(second)).isEqualTo("provider 0.0000, resident 0.0000");
  }

  private void saveCard(String card) {
    var request = payer.http().contentType("application/json");
    String setup = request.body("{}").post("/api/v1/payments/methods").path("setupIntentId");
    Sim.confirmSetup(setup, card);
    request
        .body("{\"setupIntentId\": \"%s\"}".formatted(setup))
        .post("/api/v1/payments/methods")
        .then()
        .statusCode(201);
  }

  /** The newest automatic payment. */
  private String automatic() {
    return payer.http().get("/api/v1/payments").path("items.find { it.automatic }.id");
  }

  private List<String> payments() {
    return payer.http().get("/api/v1/payments").path("items.id");
  }
}
