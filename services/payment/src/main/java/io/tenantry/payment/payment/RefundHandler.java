package io.tenantry.payment.payment;

import io.smallrye.mutiny.Uni;
import io.tenantry.payment.provider.Gateways;
import io.tenantry.payment.provider.GivenBack;
import io.tenantry.payment.provider.RefundOrder;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.tasks.OutboundTask;
import io.tenantry.platform.tasks.TaskHandler;
import io.tenantry.platform.tasks.TaskOutcome;
import jakarta.enterprise.context.ApplicationScoped;

/** Gives money back at the provider. */
@ApplicationScoped
public class RefundHandler implements TaskHandler {
  static final String KIND = "refund";
  private final Database database;
  private final Refunds refunds;
  private final Payments payments;
  private final Returns returns;
  private final Gateways gateways;

  RefundHandler(
      Database database, Refunds refunds, Payments payments, Returns returns, Gateways gateways) {
    this.database = database;
    this.refunds = refunds;
    this.payments = payments;
    this.returns = returns;
    this.gateways = gateways;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Uni<TaskOutcome> run(OutboundTask task) {
    return database
        .asService(tx -> refunds.find(tx, task.subject()))
        .flatMap(refund -> refund.open() ? giveBack(refund) : Uni.createFrom().item(true))
        .map(TaskOutcome::of);
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
              .asService(tx -> returns.done(tx, refund.id(), done.refundId()))
              .replaceWith(true);
      case GivenBack.Refused refused ->
          database
              .asService(tx -> returns.refused(tx, refund.id(), refused.message()))
              .replaceWith(true);
    };
  }

  private static RefundOrder order(Payment payment, Refund refund) {
    return new RefundOrder(
        refund.id(), payment.intentId().orElseThrow(), refund.amount(), payment.payee());
  }
}
