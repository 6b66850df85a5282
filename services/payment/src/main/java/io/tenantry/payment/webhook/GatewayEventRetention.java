package io.tenantry.payment.webhook;

import io.tenantry.platform.data.Retention;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;

/**
 * Processed webhooks are kept for 90 days. Providers repeat them for days only, and one that comes
 * later still finds its payment settled.
 */
final class GatewayEventRetention {
  @Produces
  Retention processed() {
    return new Retention("gateway_event", "processed_at", Duration.ofDays(90));
  }
}
