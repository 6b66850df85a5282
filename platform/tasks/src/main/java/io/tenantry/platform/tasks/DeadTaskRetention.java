package io.tenantry.platform.tasks;

import io.tenantry.platform.data.Retention;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;

/** Dead tasks are kept for somebody to look at; those that are done are gone at once. */
final class DeadTaskRetention {
  @Produces
  Retention dead() {
    return new Retention("outbound_task", "dead_at", Duration.ofDays(90));
  }
}
