package io.tenantry.payment.payment;

import io.smallrye.mutiny.Uni;
import io.tenantry.payment.errand.Courier;
import io.tenantry.payment.errand.Errand;
import io.tenantry.payment.provider.Gateways;
import io.tenantry.payment.provider.GivenBack;
import io.tenantry.payment.provider.RefundOrder;
import io.tenantry.platform.data.Database;
import jakarta.enterprise.context.ApplicationScoped;

/** Gives money back at the provider. */
@ApplicationScoped
public class RefundErrand implements Courier {
  static final String KIND = "refund";
  private final Database database;
  private final Refunds refunds;
  private final Payments payments;
  private final Outcomes outcomes;
  private final Gateways gateways;

  RefundErrand(
      Database database, Refunds refunds, Payments payments, Outcomes outcomes, Gateways gateways) {
    this.database = database;
    this.refunds = refunds;
    this.payments = payments;
    this.outcomes = outcomes;
    this.gateways = gateways;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Uni<Boolean> run(Errand errand) {
    return database
        .asService(tx -> refunds.find(tx, errand.subject()))
        .flatMap(refund -> refund.done() ? Uni.createFrom().item(true) : giveBack(refund));
  }

  private Uni<Boolean> giveBack(Refund refund) {
    return payments
        .get(refund.paymentId())
        .flatMap(payment -> gateways.of(payment.provider()).refund(order(payment, refund)))
        .flatMap(given -> apply(refund, given));
  }

  private Uni<Boolean> apply(Refund refund, GivenBack given) {
    return switch (given) {
      case GivenBack.Pending pending -> Uni.createFrom().item(false);
      case GivenBack.Done done ->
          database
              .asService(tx -> outcomes.givenBack(tx, refund.paymentId(), done.refundId()))
              .replaceWith(true);
      case GivenBack.Refused refused ->
          throw new IllegalStateException(refused.code() + ": " + refused.message());
    };
  }

  private static RefundOrder order(Payment payment, Refund refund) {
    return new RefundOrder(refund.id(), payment.intentId().orElseThrow(), payment.amount());
  }
}
