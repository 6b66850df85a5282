package io.tenantry.platform.jobs;

import io.tenantry.platform.data.Retention;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;

/** The history of jobs goes back 90 days. */
final class RunRetention {
  @Produces
  Retention runs() {
    return new Retention("job_run", "requested_at", Duration.ofDays(90));
  }
}
