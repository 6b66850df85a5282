package io.tenantry.razorpaysim;

import static org.assertj.core.api.Assertions.assertThat;

import com.razorpay.RazorpayClient;
import com.razorpay.RazorpayException;
import io.tenantry.simulator.testing.SimulatorProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;

/** The real process, ended the hard way. */
class KillIT {
  private final SimulatorProcess simulator =
      SimulatorProcess.of(
          Main.class,
          Map.of(
              "RAZORPAY_KEY_ID",
              Bench.KEY_ID,
              "RAZORPAY_KEY_SECRET",
              Bench.KEY_SECRET,
              "RAZORPAY_WEBHOOK_SECRET",
              Bench.WEBHOOK_SECRET));
  private final List<String> made = new ArrayList<>();

  @Test
  void everything_answered_is_there_after_kill_nine() throws Exception {
    RazorpayClient client = Bench.client(simulator.url(), Bench.KEY_SECRET);
    simulator.during(() -> order(client));
    simulator.during(() -> order(client));
    simulator.during(() -> check(client));
  }

  private void order(RazorpayClient client) throws RazorpayException {
    for (int i = 0; i < 10; i++) {
      var wish = new JSONObject().put("amount", 1000).put("currency", "INR");
      made.add(client.orders.create(wish).get("id"));
    }
  }

  private void check(RazorpayClient client) throws RazorpayException {
    assertThat(made).hasSize(20);
    for (String id : made) {
      assertThat(client.orders.fetch(id).<String>get("status")).isEqualTo("created");
    }
  }
}
