package io.tenantry.payment.payment;

import io.smallrye.mutiny.Uni;
import io.tenantry.payment.ledger.Ledger;
import io.tenantry.payment.method.Methods;
import io.tenantry.payment.payable.Payable;
import io.tenantry.payment.payable.Payables;
import io.tenantry.payment.provider.Provider;
import io.tenantry.payment.provider.Subject;
import io.tenantry.payment.provider.Taken;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/**
 * What became of payments, whoever says it first: the provider's answer, its webhooks in any order
 * and any number, or our own asking. Each outcome takes effect once.
 */
@ApplicationScoped
public class Outcomes {
  private final Payments payments;
  private final Payables payables;
  private final Methods methods;
  private final Refunds refunds;
  private final Ledger ledger;
  private final Outbox outbox;
  private final Clock clock;

  Outcomes(
      Payments payments,
      Payables payables,
      Methods methods,
      Refunds refunds,
      Ledger ledger,
      Outbox outbox,
      Clock clock) {
    this.payments = payments;
    this.payables = payables;
    this.methods = methods;
    this.refunds = refunds;
    this.ledger = ledger;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Which payment of ours at a provider it speaks about, empty when it is none. */
  public Uni<Optional<UUID>> find(Tx tx, Provider provider, Subject subject) {
    return payments
        .about(tx, subject)
        .map(found -> found.filter(payment -> payment.provider() == provider).map(Payment::id));
  }

  /**
   * Whose money a provider speaks about, empty when it is not ours.
   *
   * @throws IllegalStateException when that payment is at another provider: somebody must look
   */
  public Uni<Optional<UUID>> findMoney(Tx tx, Provider provider, Subject subject) {
    return payments
        .about(tx, subject)
        .map(found -> found.map(payment -> payment.at(provider)).map(Payment::id));
  }

  /** The provider took the money. What is not a payment of ours has no effect. */
  public Uni<Void> taken(Tx tx, UUID id, Taken taken) {
    return payments
        .look(tx, id)
        .flatMap(found -> found.isEmpty() ? nothing() : taken(tx, found.get(), taken));
  }

  /** The charge was refused. The page may stay open for another card. */
  public Uni<Void> refused(Tx tx, UUID id, String code, String message) {
    return payments
        .lock(tx, id)
        .flatMap(
            found ->
                found.flatMap(payment -> Moves.refused(payment.status())).isEmpty()
                    ? nothing()
                    : fail(tx, found.get(), code, message));
  }

  /** Nobody can pay on the page any more. */
  public Uni<Void> pageClosed(Tx tx, UUID id, boolean abandoned) {
    return payments
        .lock(tx, id)
        .flatMap(found -> found.isEmpty() ? nothing() : close(tx, found.get(), abandoned));
  }

  /**
   * The provider gave the money back, on our wish or somebody else's.
   *
   * @throws IllegalStateException when we have not heard yet that it was taken: ask again
   */
  public Uni<Void> givenBack(Tx tx, UUID id, Optional<String> providerRefund) {
    return payments
        .lock(tx, id)
        .flatMap(found -> found.isEmpty() ? nothing() : giveBack(tx, found.get(), providerRefund));
  }

  /** The payable first, then its payment: the order in which whoever begins to pay locks them. */
  private Uni<Void> taken(Tx tx, Payment seen, Taken taken) {
    return payables
        .lock(tx, seen.payableType(), seen.payableId())
        .flatMap(
            payable ->
                payments
                    .lock(tx, seen.id())
                    .map(Optional::orElseThrow)
                    .flatMap(
                        payment ->
                            Moves.taken(payment.status()).isPresent()
                                ? settle(tx, payable, payment, taken)
                                : nothing()));
  }

  private Uni<Void> settle(Tx tx, Payable payable, Payment payment, Taken taken) {
    check(payment, taken);
    return Uni.combine()
        .all()
        .unis(payments.settled(tx, payable), savedMethod(tx, payment, taken))
        .usingConcurrencyOf(1)
        .asTuple()
        .flatMap(known -> record(tx, payment, taken, known.getItem2(), known.getItem1()));
  }

  private Uni<Void> record(
      Tx tx, Payment payment, Taken taken, Optional<UUID> method, boolean surplus) {
    Uni<Void> kept =
        payments.update(
            tx,
            "status = $2, intent_id = $3, method_id = coalesce($4, method_id), surplus = $5,"
                + " paid_at = $6, session_open = false",
            payment.id(),
            payment.status().to(PaymentStatus.SUCCEEDED),
            taken.intentId(),
            method,
            surplus,
            clock.instant());
    return kept.chain(() -> surplus ? sendBack(tx, payment) : tell(tx, payment, taken, method));
  }

  private Uni<Void> tell(Tx tx, Payment payment, Taken taken, Optional<UUID> method) {
    return ledger
        .captured(tx, payment.booked())
        .chain(
            () ->
                outbox.add(
                    tx,
                    payment.id(),
                    payment.organizationId(),
                    PaymentFacts.succeeded(payment, taken.intentId(), method, clock.instant())));
  }

  private Uni<Void> sendBack(Tx tx, Payment payment) {
    return ledger
        .surplus(tx, payment.booked())
        .chain(() -> refunds.request(tx, payment, "It was paid already"))
        .replaceWithVoid();
  }

  private Uni<Optional<UUID>> savedMethod(Tx tx, Payment payment, Taken taken) {
    return taken
        .method()
        .map(method -> methods.ensure(tx, payment.payer(), method).map(Optional::of))
        .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
  }

  private Uni<Void> fail(Tx tx, Payment payment, String code, String message) {
    return payments
        .update(
            tx,
            "status = $2, failure_code = $3, failure_message = $4",
            payment.id(),
            payment.status().to(PaymentStatus.FAILED),
            code,
            message)
        .chain(
            () ->
                outbox.add(
                    tx,
                    payment.id(),
                    payment.organizationId(),
                    PaymentFacts.failed(payment, code, message, clock.instant())));
  }

  /** Nobody is told of a page that was left alone: nothing was tried. */
  private Uni<Void> close(Tx tx, Payment payment, boolean abandoned) {
    return Moves.pageClosed(payment.status(), abandoned).isPresent()
        ? payments.update(
            tx,
            "session_open = false, status = $2, failure_code = 'checkout_expired'",
            payment.id(),
            payment.status().to(PaymentStatus.FAILED))
        : payments.update(tx, "session_open = false", payment.id());
  }

  private Uni<Void> giveBack(Tx tx, Payment payment, Optional<String> providerRefund) {
    if (payment.status() == PaymentStatus.REFUNDED) {
      return refunds.done(tx, payment, providerRefund).replaceWithVoid();
    }
    return payments
        .update(
            tx,
            "status = $2, refunded_at = $3",
            payment.id(),
            payment.status().to(PaymentStatus.REFUNDED),
            clock.instant())
        .chain(() -> ledger.refunded(tx, payment.booked(), payment.surplus()))
        .chain(() -> refunds.done(tx, payment, providerRefund))
        .flatMap(
            refund ->
                outbox.add(
                    tx,
                    payment.id(),
                    payment.organizationId(),
                    PaymentFacts.refunded(payment, refund, clock.instant())));
  }

  private static void check(Payment payment, Taken taken) {
    boolean same =
        payment.amount().getAmountMinorLong() == taken.minorUnits()
            && payment.amount().getCurrencyUnit().getCode().equals(taken.currency());
    if (!same) {
      throw new IllegalStateException(
          "The provider took %d %s for payment %s of %s"
              .formatted(taken.minorUnits(), taken.currency(), payment.id(), payment.amount()));
    }
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }
}
