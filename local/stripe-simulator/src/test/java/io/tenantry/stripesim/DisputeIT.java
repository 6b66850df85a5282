package io.tenantry.stripesim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.stripe.exception.InvalidRequestException;
import com.stripe.model.Dispute;
import com.stripe.model.PaymentIntent;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.RefundCreateParams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DisputeIT {
  private final Bench bench = new Bench();

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  void contested_money_leaves_and_comes_back_when_the_bank_decides_so() throws Exception {
    PaymentIntent paid = paid();
    Dispute dispute = contest(paid);

    assertThat(dispute.getStatus()).isEqualTo("needs_response");
    assertThat(dispute.getAmount()).isEqualTo(1000);
    assertThat(dispute.getPaymentIntent()).isEqualTo(paid.getId());
    assertThat(dispute.getEvidenceDetails().getDueBy()).isGreaterThan(dispute.getCreated());
    assertThat(balance()).isEqualTo(-59);
    var refund = RefundCreateParams.builder().setPaymentIntent(paid.getId()).build();
    assertThatThrownBy(() -> bench.client().v1().refunds().create(refund))
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            e -> assertThat(e.getCode()).isEqualTo("charge_disputed"));

    assertThat(decide(dispute, "won")).isEqualTo(200);
    assertThat(decide(dispute, "lost")).isEqualTo(400);
    assertThat(balance()).isEqualTo(941);
    assertThat(bench.client().v1().refunds().create(refund).getAmount()).isEqualTo(1000);
    await()
        .untilAsserted(
            () ->
                assertThat(bench.sink.types())
                    .contains("charge.dispute.created", "charge.dispute.closed"));
  }

  @Test
  void a_lost_dispute_keeps_the_money_away() throws Exception {
    Dispute dispute = contest(paid());
    decide(dispute, "lost");

    assertThat(bench.client().v1().disputes().retrieve(dispute.getId()).getStatus())
        .isEqualTo("lost");
    assertThat(balance()).isEqualTo(-59);
    assertThat(bench.client().v1().disputes().list().getData()).hasSize(1);
  }

  @Test
  void what_a_platform_keeps_and_who_gets_the_rest_is_kept_with_the_charge() throws Exception {
    PaymentIntent paid =
        bench
            .client()
            .v1()
            .paymentIntents()
            .create(
                Bench.charge(1000, "pm_card_visa")
                    .setApplicationFeeAmount(25L)
                    .setTransferData(
                        PaymentIntentCreateParams.TransferData.builder()
                            .setDestination("acct_1")
                            .build())
                    .build());

    var charge = bench.client().v1().charges().retrieve(paid.getLatestCharge());
    assertThat(charge.getApplicationFeeAmount()).isEqualTo(25);
    assertThat(charge.getTransferData().getDestination()).isEqualTo("acct_1");
  }

  private PaymentIntent paid() throws Exception {
    return bench.client().v1().paymentIntents().create(Bench.charge(1000, "pm_card_visa").build());
  }

  private Dispute contest(PaymentIntent paid) throws Exception {
    String json = "{\"paymentIntent\": \"" + paid.getId() + "\"}";
    var answer = Bench.read(bench.send("POST", bench.url() + "/_sim/disputes", json).body());
    return bench.client().v1().disputes().retrieve(answer.get("id").asText());
  }

  private int decide(Dispute dispute, String outcome) {
    String url = bench.url() + "/_sim/disputes/" + dispute.getId();
    return bench.send("POST", url, "{\"outcome\": \"" + outcome + "\"}").statusCode();
  }

  private long balance() throws Exception {
    return bench.client().v1().balance().retrieve().getAvailable().getFirst().getAmount();
  }
}
