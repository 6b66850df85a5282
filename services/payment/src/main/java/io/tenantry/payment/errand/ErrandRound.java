package io.tenantry.payment.errand;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Looks for errands every second. */
@ApplicationScoped
public class ErrandRound {
  private final Errands errands;

  ErrandRound(Errands errands) {
    this.errands = errands;
  }

  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> round() {
    return errands.run();
  }
}
