package io.tenantry.stripesim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.stripe.exception.InvalidRequestException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RefundIT {
  private final Bench bench = new Bench();

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  void parts_add_up_to_the_whole_and_no_further() throws Exception {
    PaymentIntent paid = paid();

    assertThat(refund(paid, 300L).getAmount()).isEqualTo(300);
    assertThatThrownBy(() -> refund(paid, 701L)).isInstanceOf(InvalidRequestException.class);
    assertThat(refund(paid, null).getAmount()).isEqualTo(700);

    var charge = bench.client().v1().charges().retrieve(paid.getLatestCharge());
    assertThat(charge.getRefunded()).isTrue();
    assertThat(charge.getAmountRefunded()).isEqualTo(1000);
    assertThat(bench.charges().get(0).get("amountRefunded").asLong()).isEqualTo(1000);
    assertThatThrownBy(() -> refund(paid, null))
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            e -> assertThat(e.getCode()).isEqualTo("charge_already_refunded"));
    await()
        .untilAsserted(
            () ->
                assertThat(bench.sink.types())
                    .contains("refund.created", "charge.refunded")
                    .filteredOn("refund.created"::equals)
                    .hasSize(2));
  }

  @Test
  void refunds_of_a_payment_are_listed_newest_first() throws Exception {
    PaymentIntent paid = paid();
    Refund first = refund(paid, 100L);
    Refund second = refund(paid, 200L);
    refund(paid(), 100L);

    var listed =
        bench
            .client()
            .v1()
            .refunds()
            .list(RefundListParams.builder().setPaymentIntent(paid.getId()).build());

    assertThat(listed.getData())
        .extracting(Refund::getId)
        .containsExactly(second.getId(), first.getId());
  }

  @Test
  void the_balance_is_what_was_taken_less_fees_and_refunds() throws Exception {
    refund(paid(), 400L);

    var balance = bench.client().v1().balance().retrieve();

    assertThat(balance.getAvailable()).hasSize(1);
    assertThat(balance.getAvailable().getFirst().getAmount()).isEqualTo(1000 - (29 + 30) - 400);
  }

  private PaymentIntent paid() throws Exception {
    return bench.client().v1().paymentIntents().create(Bench.charge(1000, "pm_card_visa").build());
  }

  private Refund refund(PaymentIntent intent, Long amount) throws Exception {
    var params =
        RefundCreateParams.builder()
            .setPaymentIntent(intent.getId())
            .setAmount(amount)
            .setReason(RefundCreateParams.Reason.REQUESTED_BY_CUSTOMER)
            .build();
    return bench.client().v1().refunds().create(params);
  }
}
