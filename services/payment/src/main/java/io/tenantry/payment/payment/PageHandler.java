package io.tenantry.payment.payment;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.tasks.OutboundTask;
import io.tenantry.platform.tasks.TaskHandler;
import io.tenantry.platform.tasks.TaskOutcome;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Looks after payments on a page: opens the page if whoever began died, and asks the provider what
 * became of it should its webhooks be lost.
 */
@ApplicationScoped
public class PageHandler implements TaskHandler {
  static final String KIND = "page";
  private final Payments payments;
  private final Pages pages;
  private final Inquiries inquiries;

  PageHandler(Payments payments, Pages pages, Inquiries inquiries) {
    this.payments = payments;
    this.pages = pages;
    this.inquiries = inquiries;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Uni<TaskOutcome> run(OutboundTask task) {
    return payments.get(task.subject()).flatMap(this::look).map(TaskOutcome::of);
  }

  private Uni<Boolean> look(Payment payment) {
    if (PaymentMoves.nothingToAsk(payment.status(), payment.page().sessionId().isPresent())) {
      return Uni.createFrom().item(true);
    }
    return payment.page().sessionId().isEmpty()
        ? pages.open(payment).replaceWith(false)
        : inquiries.ask(payment);
  }
}
