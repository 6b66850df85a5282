package io.tenantry.razorpaysim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.razorpay.RazorpayClient;
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
import org.json.JSONObject;
import org.junit.jupiter.api.Test;

/** The real process, ended the hard way. */
class KillIT {
  private final int port = Bench.freePort();
  private final String url = "http://localhost:" + port;
  private final Path data = Bench.temporaryDirectory();

  @Test
  void everything_answered_is_there_after_kill_nine() throws Exception {
    RazorpayClient client = Bench.client(url, Bench.KEY_SECRET);
    List<String> made = new ArrayList<>();
    for (int round = 0; round < 2; round++) {
      Process process = start();
      try {
        for (int i = 0; i < 10; i++) {
          var wish = new JSONObject().put("amount", 1000).put("currency", "INR");
          made.add(client.orders.create(wish).get("id"));
        }
      } finally {
        process.destroyForcibly().waitFor();
      }
    }
    Process last = start();
    try {
      for (String id : made) {
        assertThat(client.orders.fetch(id).<String>get("status")).isEqualTo("created");
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
                "RAZORPAY_KEY_ID",
                Bench.KEY_ID,
                "RAZORPAY_KEY_SECRET",
                Bench.KEY_SECRET,
                "RAZORPAY_WEBHOOK_SECRET",
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
