package io.tenantry.payment.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.contracts.payment.PaymentAllocation;
import io.tenantry.contracts.payment.PaymentSucceeded;
import io.tenantry.payment.StripeSimulator;
import io.tenantry.platform.testing.OutboxProbe;
import io.tenantry.platform.testing.ScratchDatabase;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One payable paid by several payments, several payables by one. */
@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(StripeSimulator.class)
class PartialPaymentsIT {
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
  void parts_add_up_to_the_whole_and_not_beyond() {
    payer.pay(invoice, "10000.00");
    assertThat(Books.paid(invoice)).isEqualTo("10000.0000");
    payer
        .initiate(invoice, "2500.51")
        .statusCode(409)
        .body("type", endsWith("/above-balance"))
        .body("detail", equalTo("Only INR 2500.50 is still due."));
    String rest = payer.pay("invoice", invoice);
    payer.look(rest).body("amount.amount", equalTo("2500.50"));
    assertThat(Books.paid(invoice)).isEqualTo("12500.5000");
    payer.initiate("invoice", invoice).statusCode(409).body("type", endsWith("/already-paid"));
  }

  @Test
  void pages_that_together_take_too_much_give_the_rest_back_by_themselves() {
    var first = payer.initiate(invoice, "10000.00").statusCode(201).extract();
    var second = payer.initiate(invoice, "9000.00").statusCode(201).extract();
    Payer.payAt(first.path("checkoutUrl"), "4242424242424242").statusCode(200);
    Payer.payAt(second.path("checkoutUrl"), "4242424242424242").statusCode(200);
    String later = second.path("paymentId");
    payer.await(first.path("paymentId"), "completed");
    payer.await(later, "completed");
    Sim.await(
        "the surplus to go back",
        () -> Sim.refunded(later) + refunded(first.path("paymentId")) == 649950);
    Sim.awaitQuiet();
    assertThat(Books.paid(invoice)).isEqualTo("12500.5000");
    Sim.await(
        "the books",
        () ->
            (Books.balance(first.path("paymentId")) + Books.balance(later))
                .contains("resident 0.0000"));
  }

  private static long refunded(String payment) {
    return Sim.refunded(payment);
  }

  @Test
  void one_payment_pays_several_invoices_of_one_organization() {
    UUID second = UUID.randomUUID();
    arrivals.take(told.invoiced(second));
    var begun =
        payer
            .initiateWith(
                """
                {"payableType": "invoice", "allocations": [{"invoiceId": "%s"},
                 {"invoiceId": "%s", "amount": {"amount": "500.00", "currency": "INR"}}]}
                """
                    .formatted(invoice, second))
            .statusCode(201)
            .extract();
    String id = begun.path("paymentId");
    Payer.payAt(begun.path("checkoutUrl"), "4242424242424242").statusCode(200);
    payer.await(id, "completed");
    payer
        .look(id)
        .body("amount.amount", equalTo("13000.50"))
        .body("allocations.payableId", contains(invoice.toString(), second.toString()))
        .body("allocations.settled.amount", contains("12500.50", "500.00"));
    assertThat(Books.paid(invoice)).isEqualTo("12500.5000");
    assertThat(Books.paid(second)).isEqualTo("500.0000");
    PaymentSucceeded succeeded = OutboxProbe.told(PaymentSucceeded.class).getLast();
    assertThat(succeeded.getAllocations())
        .extracting(PaymentAllocation::getPayableId)
        .containsExactly(invoice, second);
  }

  @Test
  void invoices_of_two_organizations_are_not_paid_at_once() {
    UUID foreign = UUID.randomUUID();
    arrivals.take(new Told(UUID.randomUUID(), payer.id()).invoiced(foreign));
    payer
        .initiateWith(
            """
            {"payableType": "invoice", "allocations": [{"invoiceId": "%s"}, {"invoiceId": "%s"}]}
            """
                .formatted(invoice, foreign))
        .statusCode(422)
        .body("violations[0].field", equalTo("allocations"));
  }

  @Test
  void a_booking_is_paid_at_once() {
    UUID booking = UUID.randomUUID();
    arrivals.take(told.held(booking));
    payer
        .initiateWith(
            """
            {"payableType": "booking", "payableId": "%s",
             "amount": {"amount": "1.00", "currency": "INR"}}
            """
                .formatted(booking))
        .statusCode(422);
  }

  @Test
  void the_database_lets_no_payable_be_overpaid_and_no_allocation_exceed_its_payment() {
    String id = payer.pay(invoice, "100.00");
    assertThatThrownBy(
            () ->
                Books.execute(
                    "update payable set paid_amount = due_amount + 1 where id = '%s'"
                        .formatted(invoice)))
        .hasMessageContaining("payable_is_never_overpaid");
    assertThatThrownBy(
            () ->
                Books.execute(
                    "update allocation set wished_amount = 101 where payment_id = '%s'"
                        .formatted(id)))
        .hasMessageContaining("exceed");
    assertThatThrownBy(
            () ->
                Books.execute(
                    "update payment set returning_amount = 101 where id = '%s'".formatted(id)))
        .hasMessageContaining("no_more_goes_back_than_came");
  }
}
