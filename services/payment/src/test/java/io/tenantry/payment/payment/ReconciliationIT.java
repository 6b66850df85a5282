package io.tenantry.payment.payment;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tenantry.payment.StripeSimulator;
import io.tenantry.platform.testing.OutboxProbe;
import io.tenantry.platform.testing.ScratchDatabase;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Our books beside the provider's list. */
@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(StripeSimulator.class)
class ReconciliationIT {
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
  void books_that_say_the_same_have_no_differences() {
    payer.pay(invoice, "1000.00");
    report()
        .body("reconciled", equalTo(true))
        .body("reports[0].gateway", equalTo("stripe"))
        .body("reports[0].ours.count", equalTo(1))
        .body("reports[0].provider.captured[0].amount", equalTo("1000.00"))
        .body("reports[0].differences", hasSize(0));
    new Member()
        .http()
        .get("/api/v1/payments/reconciliation")
        .then()
        .body("reports[0].ours.count", equalTo(0))
        .body("reports[0].provider.count", equalTo(0));
  }

  @Test
  void every_difference_is_named() throws Exception {
    String missing = payer.pay(invoice, "100.00");
    String other = payer.pay(invoice, "200.00");
    UUID unknown = UUID.randomUUID();
    Sim.strangeCharge(member.organization(), unknown);
    Books.execute(
        """
        insert into refund (id, org_id, payment_id, refunded_amount, currency, kind, reason, status,
          requested_at, done_at)
        select gen_random_uuid(), org_id, id, 50, currency, 'wish', 'r', 'DONE', now(), now()
        from payment where id = '%s'
        """
            .formatted(other));
    UUID nowhere = UUID.randomUUID();
    Books.execute(
        """
        insert into payment (id, org_id, payer_id, payable_type, payable_id, description,
          total_amount, currency, status, automatic, attempt, save_method, created_at, paid_at,
          provider, plan, intent_id)
        select '%s', org_id, payer_id, payable_type, payable_id, description, 7, currency,
          'SUCCEEDED', false, 99, false, now(), now(), 'stripe', 'nowhere', 'pi_nowhere_%s'
        from payment where id = '%s'
        """
            .formatted(nowhere, nowhere, missing));
    String open = payer.initiate(invoice, "300.00").extract().path("paymentId");
    Sim.awaitQuiet();
    Sim.weather("{\"dropRate\": 1}");
    Sim.strangeCharge(member.organization(), UUID.fromString(open));
    report()
        .body("reconciled", equalTo(false))
        .body(
            "reports[0].differences.kind",
            containsInAnyOrder(
                "missing_here", "missing_at_provider", "amount_differs", "status_differs"))
        .body(
            "reports[0].differences.findAll { it.kind == 'missing_here' }.paymentId",
            contains(unknown.toString()))
        .body(
            "reports[0].differences.findAll { it.kind == 'missing_at_provider' }.paymentId",
            contains(nowhere.toString()))
        .body(
            "reports[0].differences.findAll { it.kind == 'amount_differs' }.paymentId",
            contains(other));
  }

  @AfterEach
  void fairWeather() {
    Sim.weather("{}");
  }

  @Test
  void a_period_has_an_end_and_only_its_own_payments() {
    payer.pay(invoice, "100.00");
    member
        .http()
        .get("/api/v1/payments/reconciliation?from=2020-01-01&to=2020-01-31")
        .then()
        .statusCode(200)
        .body("reports[0].ours.count", equalTo(0));
    member
        .http()
        .get("/api/v1/payments/reconciliation?from=2020-01-01&to=2024-01-31")
        .then()
        .statusCode(422);
    payer.http().get("/api/v1/payments/reconciliation").then().statusCode(403);
  }

  private ValidatableResponse report() {
    return member.http().get("/api/v1/payments/reconciliation").then().statusCode(200);
  }
}
