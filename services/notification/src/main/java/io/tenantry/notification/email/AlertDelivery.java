package io.tenantry.notification.email;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.tasks.OutboundTask;
import io.tenantry.platform.tasks.TaskHandler;
import io.tenantry.platform.tasks.TaskOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Sends alerts as other e-mails are sent, by workers of its own and fewer of them. */
@ApplicationScoped
class AlertDelivery implements TaskHandler {
  static final String KIND = "send-alert";
  private final EmailDelivery delivery;

  AlertDelivery(EmailDelivery delivery) {
    this.delivery = delivery;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public int concurrency() {
    return 4;
  }

  @Override
  public Duration timeout() {
    return delivery.timeout();
  }

  @Override
  public int maxFailures() {
    return delivery.maxFailures();
  }

  @Override
  public Uni<TaskOutcome> run(OutboundTask task) {
    return delivery.run(task);
  }

  @Override
  public Uni<Void> dead(Tx tx, OutboundTask task, String reason) {
    return delivery.dead(tx, task, reason);
  }
}
