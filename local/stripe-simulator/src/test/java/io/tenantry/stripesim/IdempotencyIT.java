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
  void the_same_key_answers_the_same_and_charges_once() throws Exception {
    PaymentIntent first = charge(1000, "pm_card_visa", key("k1"));
    PaymentIntent again = charge(1000, "pm_card_visa", key("k1"));

    assertThat(again.toJson()).isEqualTo(first.toJson());
    assertThat(again.getLastResponse().headers().firstValue("Idempotent-Replayed"))
        .contains("true");
    assertThat(bench.charges()).hasSize(1);
  }

  @Test
  void the_same_key_with_other_parameters_is_an_error() throws Exception {
    charge(1000, "pm_card_visa", key("k1"));

    assertThatThrownBy(() -> charge(1001, "pm_card_visa", key("k1")))
        .isInstanceOfSatisfying(
            IdempotencyException.class, e -> assertThat(e.getStatusCode()).isEqualTo(400));
    assertThat(bench.charges()).hasSize(1);
  }

  @Test
  void a_refusal_is_answered_again_even_after_a_restart() throws Exception {
    String declined = "pm_card_visa_chargeDeclined";
    assertThatThrownBy(() -> charge(1000, declined, key("k1"))).isInstanceOf(CardException.class);

    bench.restart();

    assertThatThrownBy(() -> charge(1000, declined, key("k1"))).isInstanceOf(CardException.class);
    assertThat(bench.raw("/v1/charges").get("data")).hasSize(1);
  }

  @Test
  void work_whose_answer_was_lost_is_found_by_its_key() throws Exception {
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
  void an_error_after_the_work_is_survived_with_the_same_key() throws Exception {
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
