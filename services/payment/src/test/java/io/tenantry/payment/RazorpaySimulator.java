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

/**
 * A Razorpay simulator of this test run's own, beside the one of Stripe. Tests kill it and start it
 * again: where it runs stands in system properties, which every class loader sees.
 */
public final class RazorpaySimulator implements QuarkusTestResourceLifecycleManager {
  public static final String KEY_ID = "rzp_test_ofthistest";
  public static final String KEY_SECRET = "key_secret_of_this_test";
  public static final String WEBHOOK_SECRET = "webhook_secret_of_this_test";
  static final String SERVICE_PORT = "tenantry.test.service-port";
  private static final String PORT = "tenantry.test.razorpay-port";
  private static final String DATA = "tenantry.test.razorpay-data";
  private static final String PID = "tenantry.test.razorpay-pid";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** After the simulator of Stripe, which knows the port of the service under test. */
  @Override
  public int order() {
    return 1;
  }

  @Override
  public Map<String, String> start() {
    try (var socket = new ServerSocket(0)) {
      System.setProperty(PORT, Integer.toString(socket.getLocalPort()));
      System.setProperty(DATA, Files.createTempDirectory("razorpay").toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    begin();
    return Map.of(
        "tenantry.razorpay.api-base",
        url(),
        "tenantry.razorpay.checkout-url",
        url() + "/v1/checkout/embedded",
        "tenantry.razorpay.key-id",
        KEY_ID,
        "tenantry.razorpay.key-secret",
        KEY_SECRET,
        "tenantry.razorpay.webhook-secret",
        WEBHOOK_SECRET);
  }

  @Override
  public void stop() {
    kill();
  }

  /** Where it listens. */
  public static String url() {
    return "http://localhost:" + System.getProperty(PORT);
  }

  /** As {@code kill -9} does. */
  public static void kill() {
    ProcessHandle.of(Long.getLong(PID))
        .ifPresent(
            process -> {
              process.destroyForcibly();
              process.onExit().join();
            });
  }

  /** Starts it where it was. */
  public static void begin() {
    try {
      System.setProperty(PID, Long.toString(process().pid()));
      await();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Process process() throws IOException {
    String service = "http://localhost:" + System.getProperty(SERVICE_PORT);
    var builder =
        new ProcessBuilder(
            System.getProperty("java.home") + "/bin/java", "-Xmx128m", "-jar", jar().toString());
    builder
        .environment()
        .putAll(
            Map.of(
                "HTTP_PORT",
                System.getProperty(PORT),
                "RAZORPAY_KEY_ID",
                KEY_ID,
                "RAZORPAY_KEY_SECRET",
                KEY_SECRET,
                "RAZORPAY_WEBHOOK_SECRET",
                WEBHOOK_SECRET,
                "WEBHOOK_URL",
                service + "/api/v1/payments/webhooks/razorpay",
                "DATA_DIR",
                System.getProperty(DATA)));
    return builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(new File("target/razorpay-simulator.log")))
        .start();
  }

  private static Path jar() throws IOException {
    Path target = Path.of("../../local/razorpay-simulator/target");
    try (var jars = Files.newDirectoryStream(target, "razorpay-simulator-*.jar")) {
      return jars.iterator().next();
    }
  }

  private static void await() {
    var health = HttpRequest.newBuilder(URI.create(url() + "/health")).build();
    Instant deadline = Instant.now().plus(PATIENCE);
    try (var client = HttpClient.newHttpClient()) {
      while (!answers(client, health)) {
        if (Instant.now().isAfter(deadline)) {
          throw new IllegalStateException("See target/razorpay-simulator.log");
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
}
