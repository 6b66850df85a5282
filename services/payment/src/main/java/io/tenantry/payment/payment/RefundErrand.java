package io.tenantry.payment.payment;

import io.smallrye.mutiny.Uni;
import io.tenantry.payment.errand.Courier;
import io.tenantry.payment.errand.Errand;
import io.tenantry.payment.stripe.Charges;
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
  private final Charges charges;

  RefundErrand(
      Database database, Refunds refunds, Payments payments, Outcomes outcomes, Charges charges) {
    this.database = database;
    this.refunds = refunds;
    this.payments = payments;
    this.outcomes = outcomes;
    this.charges = charges;
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
        .map(payment -> payment.intentId().orElseThrow())
        .flatMap(
            intent ->
                charges
                    .refund(intent, refund.id())
                    .flatMap(
                        made ->
                            database.asService(
                                tx -> outcomes.givenBack(tx, refund.paymentId(), made))))
        .replaceWith(true);
  }
}
