package io.tenantry.payment;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.tenantry.simulator.testing.Scratch;
import java.util.Map;

/** A Stripe simulator of this test run's own, whose webhooks come to the service under test. */
public final class StripeSimulator implements QuarkusTestResourceLifecycleManager {
  private static final String SECRET_KEY = "sk_test_of_this_test";
  static final String WEBHOOK_SECRET = "whsec_of_this_test";
  private static final ProviderSimulator SIMULATOR =
      new ProviderSimulator(
          "stripe",
          Map.of("STRIPE_SECRET_KEY", SECRET_KEY, "STRIPE_WEBHOOK_SECRET", WEBHOOK_SECRET));

  @Override
  public Map<String, String> start() {
    int service = Scratch.port();
    ProviderSimulator.tell(service);
    SIMULATOR.settle();
    return Map.of(
        "quarkus.http.test-port",
        Integer.toString(service),
        "tenantry.stripe.api-base",
        url(),
        "tenantry.stripe.secret-key",
        SECRET_KEY,
        "tenantry.stripe.webhook-secret",
        WEBHOOK_SECRET);
  }

  @Override
  public void stop() {
    SIMULATOR.kill();
  }

  /** Returns the address it listens on. */
  public static String url() {
    return SIMULATOR.url();
  }
}
