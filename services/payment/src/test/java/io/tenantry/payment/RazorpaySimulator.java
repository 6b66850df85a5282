package io.tenantry.payment;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A Razorpay simulator of this test run's own, beside the one of Stripe. */
public final class RazorpaySimulator implements QuarkusTestResourceLifecycleManager {
  public static final String KEY_ID = "rzp_test_ofthistest";
  public static final String KEY_SECRET = "key_secret_of_this_test";
  public static final String WEBHOOK_SECRET = "webhook_secret_of_this_test";
  private static final ProviderSimulator SIMULATOR =
      new ProviderSimulator(
          "razorpay",
          Map.of(
              "RAZORPAY_KEY_ID",
              KEY_ID,
              "RAZORPAY_KEY_SECRET",
              KEY_SECRET,
              "RAZORPAY_WEBHOOK_SECRET",
              WEBHOOK_SECRET));

  /** After the simulator of Stripe, which chooses the port of the service under test. */
  @Override
  public int order() {
    return 1;
  }

  @Override
  public Map<String, String> start() {
    SIMULATOR.settle();
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

  /** Returns the address it listens on. */
  public static String url() {
    return SIMULATOR.url();
  }

  /** As {@code kill -9} does. */
  public static void kill() {
    SIMULATOR.kill();
  }

  /** Starts it where it was. */
  public static void begin() {
    SIMULATOR.begin();
  }
}
