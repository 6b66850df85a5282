package io.tenantry.payment.payment;

import io.smallrye.mutiny.Uni;
import io.tenantry.payment.errand.Courier;
import io.tenantry.payment.errand.Errand;
import io.tenantry.payment.stripe.Checkouts;
import io.tenantry.payment.stripe.Inquiry;
import io.tenantry.platform.data.Database;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Looks after payments on a page: opens the page if whoever began died, and asks the provider what
 * became of it should its webhooks be lost.
 */
@ApplicationScoped
public class PageErrand implements Courier {
  static final String KIND = "page";
  private final Database database;
  private final Payments payments;
  private final Pages pages;
  private final Outcomes outcomes;
  private final Checkouts checkouts;

  PageErrand(
      Database database, Payments payments, Pages pages, Outcomes outcomes, Checkouts checkouts) {
    this.database = database;
    this.payments = payments;
    this.pages = pages;
    this.outcomes = outcomes;
    this.checkouts = checkouts;
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
    if (Moves.nothingToAsk(payment.status(), payment.page().sessionId().isPresent())) {
      return Uni.createFrom().item(true);
    }
    return payment.page().sessionId().isEmpty()
        ? pages.open(payment).replaceWith(false)
        : checkouts
            .ask(payment.page().sessionId().get())
            .flatMap(inquiry -> apply(payment, inquiry));
  }

  private Uni<Boolean> apply(Payment payment, Inquiry inquiry) {
    return switch (inquiry) {
      case Inquiry.Open open -> Uni.createFrom().item(false);
      case Inquiry.Paid paid ->
          database
              .asService(tx -> outcomes.taken(tx, payment.id(), paid.taken()))
              .replaceWith(true);
      case Inquiry.Over over ->
          database.asService(tx -> outcomes.pageClosed(tx, payment.id(), true)).replaceWith(true);
    };
  }
}
