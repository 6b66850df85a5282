package io.tenantry.payment;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** A Stripe simulator of this test run's own, whose webhooks come to the service under test. */
public final class StripeSimulator implements QuarkusTestResourceLifecycleManager {
  static final String URL = "tenantry.test.stripe-url";
  static final String WEBHOOK_SECRET = "whsec_of_this_test";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private Process process;

  @Override
  public Map<String, String> start() {
    int service = freePort();
    int stripe = freePort();
    try {
      process = process(stripe, service);
      await(stripe);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String url = "http://localhost:" + stripe;
    System.setProperty(URL, url);
    System.setProperty(RazorpaySimulator.SERVICE_PORT, Integer.toString(service));
    return Map.of(
        "quarkus.http.test-port",
        Integer.toString(service),
        "tenantry.stripe.api-base",
        url,
        "tenantry.stripe.secret-key",
        "sk_test_of_this_test",
        "tenantry.stripe.webhook-secret",
        WEBHOOK_SECRET);
  }

  @Override
  public void stop() {
    process.destroy();
  }

  private static Process process(int port, int service) throws IOException {
    var builder =
        new ProcessBuilder(
            System.getProperty("java.home") + "/bin/java", "-Xmx128m", "-jar", jar().toString());
    builder
        .environment()
        .putAll(
            Map.of(
                "HTTP_PORT",
                Integer.toString(port),
                "STRIPE_SECRET_KEY",
                "sk_test_of_this_test",
                "STRIPE_WEBHOOK_SECRET",
                WEBHOOK_SECRET,
                "WEBHOOK_URL",
                "http://localhost:" + service + "/api/v1/payments/webhooks/stripe",
                "DATA_DIR",
                Files.createTempDirectory("stripe").toString()));
    return builder
        .redirectErrorStream(true)
        .redirectOutput(new File("target/stripe-simulator.log"))
        .start();
  }

  private static Path jar() throws IOException {
    Path target = Path.of("../../local/stripe-simulator/target");
    try (var jars = Files.newDirectoryStream(target, "stripe-simulator-*.jar")) {
      return jars.iterator().next();
    }
  }

  private static void await(int port) {
    var health = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/health")).build();
    Instant deadline = Instant.now().plus(PATIENCE);
    try (var client = HttpClient.newHttpClient()) {
      while (!answers(client, health)) {
        if (Instant.now().isAfter(deadline)) {
          throw new IllegalStateException("See target/stripe-simulator.log");
        }
        Thread.sleep(100);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean answers(HttpClient client, HttpRequest health)
      throws InterruptedException {
    try {
      return client.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
