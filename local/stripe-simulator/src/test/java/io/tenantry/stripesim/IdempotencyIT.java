package io.tenantry.stripesim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.model.PaymentIntent;
import com.stripe.net.RequestOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IdempotencyIT {
  private final Bench bench = new Bench();

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  void theSameKeyAnswersTheSameAndChargesOnce() throws Exception {
    PaymentIntent first = charge(1000, "pm_card_visa", key("k1"));
    PaymentIntent again = charge(1000, "pm_card_visa", key("k1"));

    assertThat(again.toJson()).isEqualTo(first.toJson());
    assertThat(again.getLastResponse().headers().firstValue("Idempotent-Replayed"))
        .contains("true");
    assertThat(bench.charges()).hasSize(1);
  }

  @Test
  void theSameKeyWithOtherParametersIsAnError() throws Exception {
    charge(1000, "pm_card_visa", key("k1"));

    assertThatThrownBy(() -> charge(1001, "pm_card_visa", key("k1")))
        .isInstanceOfSatisfying(
            IdempotencyException.class, e -> assertThat(e.getStatusCode()).isEqualTo(400));
    assertThat(bench.charges()).hasSize(1);
  }

  @Test
  void aRefusalIsAnsweredAgainEvenAfterARestart() throws Exception {
    String declined = "pm_card_visa_chargeDeclined";
    assertThatThrownBy(() -> charge(1000, declined, key("k1"))).isInstanceOf(CardException.class);

    bench.restart();

    assertThatThrownBy(() -> charge(1000, declined, key("k1"))).isInstanceOf(CardException.class);
    assertThat(bench.raw("/v1/charges").get("data")).hasSize(1);
  }

  @Test
  void workWhoseAnswerWasLostIsFoundByItsKey() throws Exception {
    bench.put("/_sim/faults", "{\"timeoutNext\": 1}");
    RequestOptions impatient =
        RequestOptions.builder()
            .setIdempotencyKey("k1")
            .setReadTimeout(300)
            .setMaxNetworkRetries(0)
            .build();
    assertThatThrownBy(() -> charge(1000, "pm_card_visa", impatient))
        .isInstanceOf(ApiConnectionException.class);

    assertThat(charge(1000, "pm_card_visa", impatient).getStatus()).isEqualTo("succeeded");
    assertThat(bench.charges()).hasSize(1);
  }

  @Test
  void anErrorAfterTheWorkIsSurvivedWithTheSameKey() throws Exception {
    bench.put("/_sim/faults", "{\"errorNext\": 1}");
    RequestOptions once =
        RequestOptions.builder().setIdempotencyKey("k1").setMaxNetworkRetries(0).build();
    assertThatThrownBy(() -> charge(1000, "pm_card_visa", once)).isInstanceOf(ApiException.class);

    assertThat(charge(1000, "pm_card_visa", once).getStatus()).isEqualTo("succeeded");
    assertThat(bench.charges()).hasSize(1);
  }

  private PaymentIntent charge(long amount, String method, RequestOptions options)
      throws Exception {
    return bench
        .client()
        .v1()
        .paymentIntents()
        .create(Bench.charge(amount, method).build(), options);
  }

  private static RequestOptions key(String key) {
    return RequestOptions.builder().setIdempotencyKey(key).build();
  }
}
