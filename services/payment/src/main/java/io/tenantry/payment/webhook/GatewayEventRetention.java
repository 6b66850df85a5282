package io.tenantry.payment.webhook;

import io.tenantry.platform.data.Retention;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;

/**
 * What providers told is kept for as long as somebody may dispute it in a hurry; they repeat what
 * they tell for days only, and what is told later still finds its payment settled.
 */
final class GatewayEventRetention {
  @Produces
  Retention processed() {
    return new Retention("gateway_event", "processed_at", Duration.ofDays(90));
  }
}
