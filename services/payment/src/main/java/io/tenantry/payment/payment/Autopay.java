package io.tenantry.payment.payment;

import io.smallrye.mutiny.Uni;
import io.tenantry.contracts.rent.AutopayRequested;
import io.tenantry.payment.errand.Errands;
import io.tenantry.payment.method.Method;
import io.tenantry.payment.method.Methods;
import io.tenantry.payment.payable.Payable;
import io.tenantry.payment.payable.Payables;
import io.tenantry.payment.provider.Provider;
import io.tenantry.payment.provider.Vault;
import io.tenantry.platform.data.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Charges saved methods for invoices, one attempt at a time. */
@ApplicationScoped
class Autopay {
  private final Payables payables;
  private final Payments payments;
  private final Methods methods;
  private final Vault vault;
  private final Errands errands;
  private final Outcomes outcomes;
  private final Clock clock;

  Autopay(
      Payables payables,
      Payments payments,
      Methods methods,
      Vault vault,
      Errands errands,
      Outcomes outcomes,
      Clock clock) {
    this.payables = payables;
    this.payments = payments;
    this.methods = methods;
    this.vault = vault;
    this.errands = errands;
    this.outcomes = outcomes;
    this.clock = clock;
  }

  /** Begins an attempt, unless the invoice is paid or being charged. */
  Uni<Void> request(Tx tx, AutopayRequested request) {
    Payable invoice = Payable.of(request);
    return payables
        .keep(tx, invoice)
        .chain(() -> payables.lock(tx, invoice.type(), invoice.id()))
        .flatMap(payable -> begin(tx, payable, Optional.ofNullable(request.getPaymentMethodId())));
  }

  private Uni<Void> begin(Tx tx, Payable payable, Optional<UUID> named) {
    return payments
        .settled(tx, payable)
        .flatMap(
            settled -> settled ? Uni.createFrom().item(true) : payments.beingCharged(tx, payable))
        .flatMap(busy -> busy ? Uni.createFrom().voidItem() : attempt(tx, payable, named));
  }

  private Uni<Void> attempt(Tx tx, Payable payable, Optional<UUID> named) {
    return methods
        .usable(tx, payable.payer(), named)
        .map(method -> automatic(payable, method))
        .call(payment -> payments.insert(tx, payment))
        .flatMap(
            payment -> payment.methodId().isPresent() ? charge(tx, payment) : fail(tx, payment));
  }

  private Payment automatic(Payable payable, Optional<Method> method) {
    Provider provider = method.map(Method::provider).orElseGet(vault::provider);
    return Payment.automatic(payable, provider, method.map(Method::id), clock.instant());
  }

  private Uni<Void> charge(Tx tx, Payment payment) {
    return errands.add(tx, ChargeErrand.KIND, payment.id(), Duration.ZERO);
  }

  private Uni<Void> fail(Tx tx, Payment payment) {
    return outcomes.refused(
        tx, payment.id(), "no_payment_method", "There is no saved payment method to charge.");
  }
}
