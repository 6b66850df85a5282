package io.tenantry.payment.payment;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tenantry.payment.allocation.Allocation;
import io.tenantry.payment.allocation.Allocations;
import io.tenantry.payment.allocation.Part;
import io.tenantry.payment.ledger.Account;
import io.tenantry.payment.ledger.Booked;
import io.tenantry.payment.ledger.Ledger;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;

/**
 * Settles refunds, whichever report is first: the provider's answer, its webhooks, or a bank. Each
 * refund takes effect once.
 */
@ApplicationScoped
public class Returns {
  private final Payments payments;
  private final Refunds refunds;
  private final Allocations allocations;
  private final Ledger ledger;
  private final Outbox outbox;
  private final Clock clock;

  Returns(
      Payments payments,
      Refunds refunds,
      Allocations allocations,
      Ledger ledger,
      Outbox outbox,
      Clock clock) {
    this.payments = payments;
    this.refunds = refunds;
    this.allocations = allocations;
    this.ledger = ledger;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** A refund of ours is done. */
  Uni<Void> done(Tx tx, UUID refundId, Optional<String> providerRefund) {
    return refunds
        .find(tx, refundId)
        .flatMap(refund -> lock(tx, refund.paymentId()))
        .flatMap(payment -> finish(tx, payment, refundId, providerRefund));
  }

  /** The provider will not do a refund of ours. */
  Uni<Void> refused(Tx tx, UUID refundId, String message) {
    return refunds
        .find(tx, refundId)
        .flatMap(refund -> lock(tx, refund.paymentId()))
        .chain(() -> refunds.find(tx, refundId))
        .flatMap(refund -> refund.open() ? refunds.failed(tx, refund, message) : nothing());
  }

  /**
   * All of the money is back, on our wish or somebody else's.
   *
   * @throws IllegalStateException when we have not heard yet that it was taken: ask again
   */
  public Uni<Void> all(Tx tx, UUID paymentId, Optional<String> providerRefund) {
    return payments
        .look(tx, paymentId)
        .flatMap(
            known ->
                known.isEmpty()
                    ? nothing()
                    : taken(tx, paymentId)
                        .call(payment -> finishOpen(tx, payment))
                        .chain(() -> taken(tx, paymentId))
                        .flatMap(payment -> rest(tx, payment, providerRefund)));
  }

  /** A part of the money is back: of a refund of ours, or of one made at the provider. */
  public Uni<Void> part(
      Tx tx, UUID paymentId, Optional<UUID> ours, String providerRefund, Money amount) {
    return ours.isPresent()
        ? done(tx, ours.get(), Optional.of(providerRefund))
        : taken(tx, paymentId)
            .flatMap(
                payment ->
                    refunds
                        .atProvider(tx, paymentId, providerRefund)
                        .flatMap(
                            known ->
                                known.isPresent()
                                    ? nothing()
                                    : byOthers(tx, payment, providerRefund, amount)));
  }

  /** The bank gave contested money to the payer. The payment is locked. */
  Uni<Void> chargedBack(Tx tx, Payment payment, Money amount) {
    return refunds
        .insert(
            tx,
            payment,
            Refunds.Wish.of(
                amount, Refund.Kind.CHARGEBACK, "The bank decided the dispute for the payer"))
        .flatMap(refund -> finish(tx, payment, refund.id(), Optional.empty()));
  }

  /** The payables first, then their payment: the order in which whoever pays locks them. */
  Uni<Payment> lock(Tx tx, UUID payment) {
    return allocations
        .lockPayables(tx, payment)
        .chain(() -> payments.lock(tx, payment))
        .map(Optional::orElseThrow);
  }

  private Uni<Payment> taken(Tx tx, UUID id) {
    return lock(tx, id)
        .invoke(
            payment -> {
              if (payment.paidAt().isEmpty()) {
                throw new IllegalStateException(
                    "Nothing was taken yet of payment %s in %s".formatted(id, payment.status()));
              }
            });
  }

  private Uni<Void> finishOpen(Tx tx, Payment payment) {
    return refunds
        .of(tx, payment.id())
        .flatMap(
            all ->
                Multi.createFrom()
                    .iterable(all)
                    .filter(Refund::open)
                    .onItem()
                    .transformToUniAndConcatenate(
                        refund ->
                            lock(tx, payment.id())
                                .flatMap(now -> finish(tx, now, refund.id(), Optional.empty())))
                    .collect()
                    .asList())
        .replaceWithVoid();
  }

  private Uni<Void> rest(Tx tx, Payment payment, Optional<String> providerRefund) {
    return payment.refundable().isZero()
        ? nothing()
        : atProvider(tx, payment, payment.refundable(), providerRefund);
  }

  /** Books a refund made elsewhere, unless it was counted already in the provider's total. */
  private Uni<Void> byOthers(Tx tx, Payment payment, String providerRefund, Money amount) {
    Money most = payment.refundable();
    return most.isZero()
        ? nothing()
        : atProvider(
            tx, payment, amount.isGreaterThan(most) ? most : amount, Optional.of(providerRefund));
  }

  private Uni<Void> atProvider(
      Tx tx, Payment payment, Money amount, Optional<String> providerRefund) {
    var wish =
        new Refunds.Wish(
            amount,
            Refund.Kind.PROVIDER,
            "Given back at the provider",
            Optional.empty(),
            providerRefund);
    return refunds
        .insert(tx, payment, wish)
        .flatMap(refund -> finish(tx, payment, refund.id(), providerRefund));
  }

  private Uni<Void> finish(Tx tx, Payment payment, UUID refundId, Optional<String> providerRefund) {
    return refunds
        .find(tx, refundId)
        .flatMap(
            before ->
                refunds
                    .done(tx, refundId, providerRefund)
                    .flatMap(refund -> before.open() ? book(tx, payment, refund) : nothing()));
  }

  private Uni<Void> book(Tx tx, Payment payment, Refund refund) {
    return allocations
        .of(tx, List.of(payment.id()))
        .map(parts -> parts.stream().map(Allocation::returned).reduce(Money::plus))
        .flatMap(before -> giveBack(tx, payment, refund, before))
        .call(() -> keep(tx, payment, refund))
        .flatMap(parts -> tell(tx, payment, refund, parts));
  }

  private Uni<List<Part>> giveBack(
      Tx tx, Payment payment, Refund refund, Optional<Money> returnedBefore) {
    Money none = Money.zero(payment.amount().getCurrencyUnit());
    Money before = returnedBefore.orElse(none);
    return refund.kind() == Refund.Kind.SURPLUS
        ? book(tx, payment, refund, before, none).replaceWith(List.of())
        : allocations
            .giveBack(tx, payment.id(), refund.amount(), refund.payableId())
            .call(
                parts ->
                    book(
                        tx,
                        payment,
                        refund,
                        before,
                        parts.stream().map(Part::amount).reduce(none, Money::plus)));
  }

  /** Books a refund; money that had settled nothing comes out of the resident's own account. */
  private Uni<Void> book(Tx tx, Payment payment, Refund refund, Money before, Money settled) {
    Money surplus = refund.amount().minus(settled);
    return (settled.isZero()
            ? nothing()
            : ledger.refunded(tx, money(payment, refund, before, settled)))
        .chain(
            () ->
                surplus.isZero()
                    ? nothing()
                    : ledger.surplusReturned(tx, money(payment, refund, before, surplus)));
  }

  private static Booked money(Payment payment, Refund refund, Money before, Money amount) {
    Booked booked = payment.booked(before, amount);
    return refund.kind() == Refund.Kind.CHARGEBACK ? booked.in(Account.DISPUTED) : booked;
  }

  private Uni<Void> keep(Tx tx, Payment payment, Refund refund) {
    boolean all = allBack(payment, refund);
    return payments.update(
        tx,
        "returned_amount = returned_amount + $2, status = $3,"
            + " refunded_at = case when $4::boolean then $5::timestamptz end",
        payment.id(),
        refund.amount().getAmount(),
        all ? payment.status().to(PaymentStatus.REFUNDED) : payment.status(),
        all,
        clock.instant());
  }

  private Uni<Void> tell(Tx tx, Payment payment, Refund refund, List<Part> parts) {
    return outbox.add(
        tx,
        payment.id(),
        payment.organizationId(),
        allBack(payment, refund)
            ? PaymentFacts.refunded(payment, refund, parts, clock.instant())
            : PaymentFacts.partlyRefunded(payment, refund, parts, clock.instant()));
  }

  private static boolean allBack(Payment payment, Refund refund) {
    return payment.returned().plus(refund.amount()).isEqual(payment.amount());
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }
}
