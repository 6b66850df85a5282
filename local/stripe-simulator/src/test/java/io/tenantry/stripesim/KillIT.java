package io.tenantry.stripesim;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import io.tenantry.simulator.testing.SimulatorProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The real process, ended the hard way. */
class KillIT {
  private final SimulatorProcess simulator =
      SimulatorProcess.of(
          Main.class,
          Map.of(
              "STRIPE_SECRET_KEY",
              Bench.SECRET_KEY,
              "STRIPE_WEBHOOK_SECRET",
              Bench.WEBHOOK_SECRET));
  private final StripeClient client = Bench.client(simulator.url(), Bench.SECRET_KEY);
  private final List<String> charged = new ArrayList<>();

  @Test
  void everything_answered_is_there_after_kill_nine() throws Exception {
    simulator.during(this::charge);
    simulator.during(this::charge);
    simulator.during(this::check);
  }

  private void charge() throws StripeException {
    for (int i = 0; i < 10; i++) {
      var params = Bench.charge(1000, "pm_card_visa").build();
      charged.add(client.v1().paymentIntents().create(params).getId());
    }
  }

  private void check() throws StripeException {
    assertThat(charged).hasSize(20);
    for (String id : charged) {
      PaymentIntent intent = client.v1().paymentIntents().retrieve(id);
      assertThat(intent.getStatus()).isEqualTo("succeeded");
      assertThat(client.v1().charges().retrieve(intent.getLatestCharge()).getPaid()).isTrue();
    }
  }
}
