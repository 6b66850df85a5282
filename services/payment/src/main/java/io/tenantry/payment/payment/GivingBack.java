package io.tenantry.payment.payment;

import io.smallrye.mutiny.Uni;
import io.tenantry.payment.provider.Gateways;
import io.tenantry.platform.audit.Act;
import io.tenantry.platform.audit.Audit;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.idempotency.Idempotency;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;

/** Refunds by organizations, whole or partial. */
@ApplicationScoped
class GivingBack {
  private final Database database;
  private final Idempotency idempotency;
  private final Payments payments;
  private final Refunds refunds;
  private final Returns returns;
  private final Gateways gateways;
  private final Audit audit;

  GivingBack(
      Database database,
      Idempotency idempotency,
      Payments payments,
      Refunds refunds,
      Returns returns,
      Gateways gateways,
      Audit audit) {
    this.database = database;
    this.idempotency = idempotency;
    this.payments = payments;
    this.refunds = refunds;
    this.returns = returns;
    this.gateways = gateways;
    this.audit = audit;
  }

  /** The wish together with what it is about: one key serves one payment. */
  private record Order(UUID payment, RefundWish wish) {}

  /** Gives back once for the key; money through a provider follows after the answer. */
  Uni<Response> giveBack(Caller caller, String key, UUID payment, RefundWish wish) {
    return idempotency.once(
        caller,
        key,
        "payments/refund",
        new Order(payment, wish),
        Response.Status.CREATED,
        tx -> giveBack(tx, caller, payment, wish));
  }

  /** The refunds of a payment, empty when the payment is not there or not the caller's. */
  Uni<Optional<List<RefundView>>> of(Caller caller, UUID payment) {
    return database.as(
        caller,
        tx ->
            payments
                .look(tx, payment)
                .flatMap(
                    found ->
                        refunds
                            .of(tx, payment)
                            .map(all -> all.stream().map(RefundView::of).toList())
                            .map(views -> found.map(known -> views))));
  }

  private Uni<RefundView> giveBack(Tx tx, Caller caller, UUID id, RefundWish wish) {
    return payments
        .look(tx, id)
        .map(found -> found.filter(payment -> isOf(payment, caller)))
        .map(found -> found.orElseThrow(() -> Problems.notFound("The payment")))
        .chain(() -> returns.lock(tx, id))
        .flatMap(payment -> giveBack(tx, caller, payment, wish))
        .map(RefundView::of);
  }

  private Uni<Refund> giveBack(Tx tx, Caller caller, Payment payment, RefundWish wish) {
    var order =
        new Refunds.Wish(
            allowed(payment, Optional.ofNullable(wish.amount())),
            Refund.Kind.WISH,
            wish.reason(),
            Optional.of(caller.id()),
            Optional.empty());
    Uni<Refund> refund =
        payment.manual().isPresent()
            ? refunds.insert(tx, payment, order).flatMap(made -> byHand(tx, made))
            : refunds.request(tx, payment, order);
    return refund.call(made -> audit.record(tx, caller, act(payment, made)));
  }

  /** The organization hands the money over itself. */
  private Uni<Refund> byHand(Tx tx, Refund refund) {
    return returns
        .done(tx, refund.id(), Optional.empty())
        .chain(() -> refunds.find(tx, refund.id()));
  }

  private Money allowed(Payment payment, Optional<Money> wished) {
    if (payment.paidAt().isEmpty()) {
      throw Problems.conflict("not-paid", "Nothing was paid yet.");
    }
    Money left = payment.refundable();
    Money amount = wished.orElse(left);
    if (!amount.isSameCurrency(left)) {
      throw Problems.invalid("amount", "must be in " + left.getCurrencyUnit());
    }
    if (left.isZero() || amount.isGreaterThan(left)) {
      throw Problems.conflict("above-paid", "Only " + left + " can be given back.");
    }
    if (payment.manual().isEmpty()) {
      requireMovable(payment, amount);
    }
    return amount;
  }

  private void requireMovable(Payment payment, Money amount) {
    gateways
        .of(payment.provider())
        .amounts()
        .refusal(amount)
        .ifPresent(
            reason -> {
              throw Problems.invalid("amount", reason);
            });
  }

  private static boolean isOf(Payment payment, Caller caller) {
    return caller.organization().filter(payment.organizationId()::equals).isPresent();
  }

  private static Act act(Payment payment, Refund refund) {
    return Act.of("payment.refunded", "payment", payment.id())
        .in(payment.organizationId())
        .with(Map.of("refund", refund.id().toString(), "amount", refund.amount().toString()));
  }
}
