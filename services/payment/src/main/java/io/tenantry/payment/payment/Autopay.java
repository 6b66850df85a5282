package io.tenantry.payment.payment;

import io.smallrye.mutiny.Uni;
import io.tenantry.contracts.rent.AutopayRequested;
import io.tenantry.payment.allocation.Plan;
import io.tenantry.payment.commission.Commission;
import io.tenantry.payment.commission.Commissions;
import io.tenantry.payment.mandate.Leave;
import io.tenantry.payment.mandate.Mandates;
import io.tenantry.payment.method.Method;
import io.tenantry.payment.method.Methods;
import io.tenantry.payment.payable.Payable;
import io.tenantry.payment.payable.Payables;
import io.tenantry.payment.provider.Gateways;
import io.tenantry.payment.provider.Provider;
import io.tenantry.payment.provider.Vault;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.tasks.OutboundTasks;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;

/**
 * Charges saved methods for invoices, one attempt at a time, as far as the payer's mandate goes.
 */
@ApplicationScoped
class Autopay {
  private final Payables payables;
  private final Payments payments;
  private final Methods methods;
  private final Mandates mandates;
  private final Commissions commissions;
  private final Vault vault;
  private final Gateways gateways;
  private final OutboundTasks tasks;
  private final Outcomes outcomes;
  private final Clock clock;

  Autopay(
      Payables payables,
      Payments payments,
      Methods methods,
      Mandates mandates,
      Commissions commissions,
      Vault vault,
      Gateways gateways,
      OutboundTasks tasks,
      Outcomes outcomes,
      Clock clock) {
    this.payables = payables;
    this.payments = payments;
    this.methods = methods;
    this.mandates = mandates;
    this.commissions = commissions;
    this.vault = vault;
    this.gateways = gateways;
    this.tasks = tasks;
    this.outcomes = outcomes;
    this.clock = clock;
  }

  /** Begins an attempt, unless the invoice is void, paid or being charged. */
  Uni<Void> request(Tx tx, AutopayRequested request) {
    Payable invoice = Payable.of(request);
    return payables
        .keep(tx, invoice)
        .chain(() -> payables.lock(tx, invoice.type(), invoice.id()))
        .flatMap(payable -> begin(tx, payable, Optional.ofNullable(request.getPaymentMethodId())));
  }

  private Uni<Void> begin(Tx tx, Payable payable, Optional<UUID> named) {
    return payable.withdrawn() || payable.left().isZero()
        ? Uni.createFrom().voidItem()
        : payments
            .beingCharged(tx, payable)
            .flatMap(busy -> busy ? Uni.createFrom().voidItem() : attempt(tx, payable, named));
  }

  private Uni<Void> attempt(Tx tx, Payable payable, Optional<UUID> named) {
    return mandates
        .leave(tx, payable.payer(), payable.organizationId(), payable.left())
        .flatMap(
            leave ->
                methods
                    .usable(tx, payable.payer(), leave.method().or(() -> named))
                    .flatMap(method -> attempt(tx, payable, leave, method)));
  }

  private Uni<Void> attempt(Tx tx, Payable payable, Leave leave, Optional<Method> method) {
    Plan plan = Plan.rest(payable);
    return commissions
        .of(tx, payable.organizationId(), plan.total())
        .map(terms -> automatic(plan, terms, method))
        .call(payment -> payments.insert(tx, payment, plan))
        .call(payment -> payments.update(tx, "mandate_id = $2", payment.id(), leave.mandate()))
        .flatMap(payment -> attempt(tx, payment, leave));
  }

  private Uni<Void> attempt(Tx tx, Payment payment, Leave leave) {
    if (leave.refusal().isPresent()) {
      Leave.Refusal refusal = leave.refusal().get();
      return outcomes.refused(tx, payment.id(), refusal.code(), refusal.message());
    }
    return payment.methodId().isPresent()
        ? tasks.add(tx, ChargeHandler.KIND, payment.id(), Duration.ZERO)
        : outcomes.refused(
            tx, payment.id(), "no_payment_method", "There is no saved payment method to charge.");
  }

  private Payment automatic(Plan plan, Commission terms, Optional<Method> method) {
    Provider provider = method.map(Method::provider).orElseGet(vault::provider);
    Money fee = gateways.of(provider).amounts().down(terms.fee());
    Commission share = new Commission(fee, terms.account());
    return Payment.automatic(plan, share, provider, method.map(Method::id), clock.instant());
  }
}
