package io.tenantry.platform.idempotency;

import io.tenantry.platform.data.Retention;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;

/** Answers to keys are kept for a week; a retry that comes later is a new request. */
final class KeyRetention {
  @Produces
  Retention answers() {
    return new Retention("idempotency_key", "created_at", Duration.ofDays(7));
  }
}
