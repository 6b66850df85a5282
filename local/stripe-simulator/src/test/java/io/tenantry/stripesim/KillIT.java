package io.tenantry.stripesim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.stripe.StripeClient;
import com.stripe.model.PaymentIntent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The real process, ended the hard way. */
class KillIT {
  private final int port = Bench.freePort();
  private final String url = "http://localhost:" + port;
  private final Path data = Bench.temporaryDirectory();

  @Test
  void everythingAnsweredIsThereAfterKillNine() throws Exception {
    StripeClient client = Bench.client(url, Bench.SECRET_KEY);
    List<String> charged = new ArrayList<>();
    for (int round = 0; round < 2; round++) {
      Process process = start();
      try {
        for (int i = 0; i < 10; i++) {
          var params = Bench.charge(1000, "pm_card_visa").build();
          charged.add(client.v1().paymentIntents().create(params).getId());
        }
      } finally {
        process.destroyForcibly().waitFor();
      }
    }

    Process last = start();
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

  private Process start() throws IOException {
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName());
    builder
        .environment()
        .putAll(
            Map.of(
                "HTTP_PORT",
                String.valueOf(port),
                "STRIPE_SECRET_KEY",
                Bench.SECRET_KEY,
                "STRIPE_WEBHOOK_SECRET",
                Bench.WEBHOOK_SECRET,
                "DATA_DIR",
                data.toString()));
    Process process =
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    await().atMost(Duration.ofSeconds(20)).until(this::healthy);
    return process;
  }

  private boolean healthy() throws InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(URI.create(url + "/health")).build();
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }
}
