package io.tenantry.payment.payment;

import io.smallrye.mutiny.Uni;
import io.tenantry.payment.errand.Courier;
import io.tenantry.payment.errand.Errand;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Looks after payments on a page: opens the page if whoever began died, and asks the provider what
 * became of it should its webhooks be lost.
 */
@ApplicationScoped
public class PageErrand implements Courier {
  static final String KIND = "page";
  private final Payments payments;
  private final Pages pages;
  private final Inquiries inquiries;

  PageErrand(Payments payments, Pages pages, Inquiries inquiries) {
    this.payments = payments;
    this.pages = pages;
    this.inquiries = inquiries;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Uni<Boolean> run(Errand errand) {
    return payments.get(errand.subject()).flatMap(this::look);
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
