package io.tenantry.payment.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.payment.StripeSimulator;
import io.tenantry.platform.events.Event;
import io.tenantry.platform.testing.OutboxProbe;
import io.tenantry.platform.testing.ScratchDatabase;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Money is returned when its invoice is void. */
@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(StripeSimulator.class)
class WithdrawalsIT {
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

  @AfterEach
  void fairWeather() {
    Sim.loseAnswers(0);
    Sim.weather("{}");
  }

  @Test
  void nobody_begins_to_pay_it_nor_records_money_for_it() {
    arrivals.take(told.cancelled(invoice));
    payer
        .initiate("invoice", invoice)
        .statusCode(409)
        .body("type", endsWith("/payable-withdrawn"))
        .body("detail", equalTo("This invoice was cancelled: there is nothing to pay."));
    member.cash(invoice, "1.00").statusCode(409).body("type", endsWith("/payable-withdrawn"));
  }

  @Test
  void it_is_not_paid_either_when_it_is_heard_of_only_afterwards() {
    UUID other = UUID.randomUUID();
    arrivals.take(told.cancelled(other));
    arrivals.take(told.invoiced(other));
    arrivals.take(told.autopay(other));
    payer.initiate("invoice", other).statusCode(409).body("type", endsWith("/payable-withdrawn"));
    assertThat(payer.http().get("/api/v1/payments").<Integer>path("items.size()")).isZero();
  }

  @Test
  void what_is_paid_on_a_page_that_was_open_goes_back_by_itself() {
    var page = payer.initiate("invoice", invoice).statusCode(201).extract();
    String id = page.path("paymentId");
    arrivals.take(told.cancelled(invoice));
    payer
        .look(id)
        .body("status", equalTo("failed"))
        .body("failureCode", equalTo("payable_withdrawn"));
    Payer.payAt(page.path("checkoutUrl"), "4242424242424242").statusCode(200);
    payer.await(id, "refunded");
    assertThat(Sim.refunded(id)).isEqualTo(1250050);
    assertThat(OutboxProbe.eventsAbout(UUID.fromString(id))).containsExactly("payment.refunded");
    assertThat(Books.balance(id)).isEqualTo("provider 0.0000, resident 0.0000");
    assertThat(Books.paid(invoice)).isEqualTo("0.0000");
  }

  @Test
  void what_had_been_paid_goes_back_once_however_often_it_is_told() {
    String part = payer.pay(invoice, "10000.00");
    String rest = payer.pay("invoice", invoice);
    Event cancelled = told.cancelled(invoice);
    arrivals.take(cancelled);
    arrivals.take(cancelled);
    arrivals.take(told.cancelled(invoice));
    payer.await(part, "refunded");
    payer.await(rest, "refunded");
    Sim.awaitQuiet();
    assertThat(Sim.refunded(part)).isEqualTo(1000000);
    assertThat(Sim.refunded(rest)).isEqualTo(250050);
    assertThat(Books.paid(invoice)).isEqualTo("0.0000");
    assertThat(Books.balance(part)).isEqualTo("organization 0.0000, provider 0.0000");
    payer.initiate("invoice", invoice).statusCode(409);
  }

  @Test
  void of_several_invoices_paid_at_once_the_void_one_gives_and_the_others_stay_paid() {
    UUID second = UUID.randomUUID();
    arrivals.take(told.invoiced(second));
    var begun =
        payer
            .initiateWith(
                """
                {"payableType": "invoice",
                 "allocations": [{"invoiceId": "%s"}, {"invoiceId": "%s"}]}
                """
                    .formatted(invoice, second))
            .statusCode(201)
            .extract();
    String id = begun.path("paymentId");
    Payer.payAt(begun.path("checkoutUrl"), "4242424242424242").statusCode(200);
    payer.await(id, "completed");
    arrivals.take(told.cancelled(invoice));
    Sim.await("the void invoice's money", () -> Books.paid(invoice).equals("0.0000"));
    Sim.awaitQuiet();
    assertThat(Sim.refunded(id)).isEqualTo(1250050);
    assertThat(Books.paid(second)).isEqualTo("12500.5000");
  }

  @Test
  void cash_stays_recorded_until_the_organization_says_that_it_handed_it_back() {
    String cash = member.cash(invoice, "500.50").statusCode(201).extract().path("id");
    arrivals.take(told.cancelled(invoice));
    assertThat(Books.paid(invoice)).isEqualTo("500.5000");
    member.refund(cash, "500.50").statusCode(201).body("status", equalTo("completed"));
    assertThat(Books.paid(invoice)).isEqualTo("0.0000");
  }

  @Test
  void a_saved_card_is_not_charged_for_it() {
    payer.saveCard("pm_card_visa");
    arrivals.take(told.cancelled(invoice));
    arrivals.take(told.autopay(invoice));
    Sim.awaitQuiet();
    assertThat(payer.http().get("/api/v1/payments").<Integer>path("items.size()")).isZero();
  }

  @Test
  void a_charge_whose_answer_was_lost_is_asked_for_and_its_money_goes_back() throws Exception {
    payer.saveCard("pm_card_visa");
    Sim.awaitQuiet();
    Sim.weather("{\"dropRate\": 1}");
    Sim.loseAnswers(2);
    arrivals.take(told.autopay(invoice));
    String id = payer.http().get("/api/v1/payments").path("items.find { it.automatic }.id");
    Books.await("UNKNOWN", id);
    arrivals.take(told.cancelled(invoice));
    Books.hurry();
    payer.await(id, "refunded");
    assertThat(Sim.charges(id)).isEqualTo(1);
    assertThat(Sim.refunded(id)).isEqualTo(1250050);
  }
}
