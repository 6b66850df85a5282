package io.tenantry.stripesim;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.StripeClient;
import com.stripe.model.PaymentIntent;
import io.tenantry.simulator.testing.Scratch;
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
              "HTTP_PORT",
              String.valueOf(Scratch.port()),
              "DATA_DIR",
              Scratch.directory().toString(),
              "STRIPE_SECRET_KEY",
              Bench.SECRET_KEY,
              "STRIPE_WEBHOOK_SECRET",
              Bench.WEBHOOK_SECRET));

  @Test
  void everythingAnsweredIsThereAfterKillNine() throws Exception {
    StripeClient client = Bench.client(simulator.url(), Bench.SECRET_KEY);
    List<String> charged = new ArrayList<>();
    for (int round = 0; round < 2; round++) {
      Process process = simulator.start();
      try {
        for (int i = 0; i < 10; i++) {
          var params = Bench.charge(1000, "pm_card_visa").build();
          charged.add(client.v1().paymentIntents().create(params).getId());
        }
      } finally {
        process.destroyForcibly().waitFor();
      }
    }

    Process last = simulator.start();
    try {
      for (String id : charged) {
        PaymentIntent intent = client.v1().paymentIntents().retrieve(id);
        assertThat(intent.getStatus()).isEqualTo("succeeded");
        assertThat(client.v1().charges().retrieve(intent.getLatestCharge()).getPaid()).isTrue();
      }
    } finally {
      last.destroyForcibly().waitFor();
    }
  }
}
