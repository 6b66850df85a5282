package io.tenantry.payment.payment;

import io.smallrye.mutiny.Uni;
import io.tenantry.payment.errand.Courier;
import io.tenantry.payment.errand.Errand;
import io.tenantry.payment.mandate.Mandates;
import io.tenantry.payment.method.Customers;
import io.tenantry.payment.method.Method;
import io.tenantry.payment.method.Methods;
import io.tenantry.payment.payable.Payables;
import io.tenantry.payment.provider.ChargeOrder;
import io.tenantry.payment.provider.Gateways;
import io.tenantry.payment.provider.Inquiry;
import io.tenantry.payment.provider.OffSession;
import io.tenantry.payment.provider.ProviderUnavailable;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Charges a saved method. After a try whose answer was lost the provider is asked first: its memory
 * of idempotency keys ends after a day, ours must not charge twice ever.
 */
@ApplicationScoped
public class ChargeErrand implements Courier {
  static final String KIND = "charge";
  private static final String REVOKED = "mandate_not_active";
  private static final String TAKEN_BACK = "The mandate was taken back.";
  private final Database database;
  private final Payables payables;
  private final Payments payments;
  private final Outcomes outcomes;
  private final Customers customers;
  private final Methods methods;
  private final Mandates mandates;
  private final Gateways gateways;

  ChargeErrand(
      Database database,
      Payables payables,
      Payments payments,
      Outcomes outcomes,
      Customers customers,
      Methods methods,
      Mandates mandates,
      Gateways gateways) {
    this.database = database;
    this.payables = payables;
    this.payments = payments;
    this.outcomes = outcomes;
    this.customers = customers;
    this.methods = methods;
    this.mandates = mandates;
    this.gateways = gateways;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Uni<Boolean> run(Errand errand) {
    return payments
        .get(errand.subject())
        .flatMap(
            payment -> payment.undecided() ? charge(payment, errand) : Uni.createFrom().item(true));
  }

  /** Charges unless the payment was cancelled meanwhile. */
  private Uni<Boolean> charge(Payment payment, Errand errand) {
    return database
        .asService(tx -> payables.withdrawn(tx, payment.id()))
        .flatMap(
            withdrawn ->
                withdrawn
                    ? withdraw(payment, errand.repeated())
                    : chargeIfAllowed(payment, errand));
  }

  /** Only the provider knows what a try did whose answer was lost. */
  private Uni<Boolean> withdraw(Payment payment, boolean repeated) {
    Uni<Optional<Inquiry>> known =
        repeated
            ? order(payment).flatMap(order -> charges(payment).ask(order))
            : Uni.createFrom().item(Optional.empty());
    return known.flatMap(outcome -> database.asService(tx -> giveUp(tx, payment, outcome)));
  }

  private Uni<Boolean> giveUp(Tx tx, Payment payment, Optional<Inquiry> known) {
    return known.isPresent()
        ? apply(tx, payment, known.get())
        : outcomes.withdrawn(tx, payment.id()).replaceWith(true);
  }

  /** A mandate that was taken back meanwhile is not charged any more. */
  private Uni<Boolean> chargeIfAllowed(Payment payment, Errand errand) {
    return database
        .asService(tx -> mandates.revoked(tx, payment.id()))
        .flatMap(
            revoked ->
                revoked && !errand.repeated()
                    ? database
                        .asService(tx -> outcomes.refused(tx, payment.id(), REVOKED, TAKEN_BACK))
                        .replaceWith(true)
                    : charge(payment, errand.repeated()));
  }

  private Uni<Boolean> charge(Payment payment, boolean repeated) {
    OffSession charges = charges(payment);
    return order(payment)
        .flatMap(order -> repeated ? askOrCharge(charges, order) : charges.charge(order))
        .flatMap(inquiry -> database.asService(tx -> apply(tx, payment, inquiry)))
        .onFailure(ProviderUnavailable.class)
        .call(() -> database.asService(tx -> unknown(tx, payment)));
  }

  private OffSession charges(Payment payment) {
    return gateways.of(payment.provider()).offSession().orElseThrow();
  }

  private static Uni<Inquiry> askOrCharge(OffSession charges, ChargeOrder order) {
    return charges
        .ask(order)
        .flatMap(
            known ->
                known.isPresent() ? Uni.createFrom().item(known.get()) : charges.charge(order));
  }

  private Uni<Boolean> apply(Tx tx, Payment payment, Inquiry inquiry) {
    return switch (inquiry) {
      case Inquiry.Open open -> Uni.createFrom().item(false);
      case Inquiry.Paid paid -> outcomes.taken(tx, payment.id(), paid.taken()).replaceWith(true);
      case Inquiry.Over over ->
          outcomes.refused(tx, payment.id(), over.code(), over.message()).replaceWith(true);
    };
  }

  private Uni<Void> unknown(Tx tx, Payment payment) {
    return payments
        .lock(tx, payment.id())
        .map(Optional::orElseThrow)
        .flatMap(
            now ->
                PaymentMoves.unanswered(now.status()).isPresent()
                    ? payments.update(
                        tx, "status = $2", now.id(), now.status().to(PaymentStatus.UNKNOWN))
                    : Uni.createFrom().voidItem());
  }

  private Uni<ChargeOrder> order(Payment payment) {
    return Uni.combine()
        .all()
        .unis(
            customers.find(payment.payer()).map(Optional::orElseThrow),
            database
                .asService(tx -> methods.find(tx, payment.methodId().orElseThrow()))
                .map(Optional::orElseThrow),
            payments.attempt(payment.id()))
        .asTuple()
        .map(parts -> order(payment, parts.getItem1(), parts.getItem2(), parts.getItem3()));
  }

  private static ChargeOrder order(Payment payment, String customer, Method method, int attempt) {
    return new ChargeOrder(
        payment.id(),
        payment.amount(),
        payment.description(),
        payment.payee(),
        customer,
        method.providerId(),
        "autopay-" + payment.payableId() + "-" + attempt);
  }
}
