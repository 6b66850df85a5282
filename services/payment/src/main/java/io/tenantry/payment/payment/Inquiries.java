package io.tenantry.payment.payment;

import io.smallrye.mutiny.Uni;
import io.tenantry.payment.provider.Gateways;
import io.tenantry.payment.provider.Inquiry;
import io.tenantry.platform.data.Database;
import jakarta.enterprise.context.ApplicationScoped;

/** Asks the provider what became of a payment's page, and lets that take effect. */
@ApplicationScoped
class Inquiries {
  private final Database database;
  private final Outcomes outcomes;
  private final Gateways gateways;

  Inquiries(Database database, Outcomes outcomes, Gateways gateways) {
    this.database = database;
    this.outcomes = outcomes;
    this.gateways = gateways;
  }

  /** True when the outcome is final. */
  Uni<Boolean> ask(Payment payment) {
    return gateways
        .of(payment.provider())
        .ask(payment.page().sessionId().orElseThrow())
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
