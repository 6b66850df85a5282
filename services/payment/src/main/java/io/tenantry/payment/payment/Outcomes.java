package io.tenantry.payment.payment;

import io.smallrye.mutiny.Uni;
import io.tenantry.payment.allocation.Allocations;
import io.tenantry.payment.allocation.Part;
import io.tenantry.payment.errand.Errands;
import io.tenantry.payment.ledger.Ledger;
import io.tenantry.payment.method.Methods;
import io.tenantry.payment.provider.Provider;
import io.tenantry.payment.provider.Subject;
import io.tenantry.payment.provider.Taken;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;

/**
 * Settles payments, whichever report is first: the provider's answer, its webhooks in any order and
 * any number, or our own inquiry. Each outcome takes effect once.
 */
@ApplicationScoped
public class Outcomes {
  private final Payments payments;
  private final Allocations allocations;
  private final Methods methods;
  private final Refunds refunds;
  private final Ledger ledger;
  private final Errands errands;
  private final Outbox outbox;
  private final Clock clock;

  Outcomes(
      Payments payments,
      Allocations allocations,
      Methods methods,
      Refunds refunds,
      Ledger ledger,
      Errands errands,
      Outbox outbox,
      Clock clock) {
    this.payments = payments;
    this.allocations = allocations;
    this.methods = methods;
    this.refunds = refunds;
    this.ledger = ledger;
    this.errands = errands;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Finds our payment for a provider's reference, empty when it is none of ours. */
  public Uni<Optional<UUID>> find(Tx tx, Provider provider, Subject subject) {
    return payments
        .about(tx, subject)
        .map(found -> found.filter(payment -> payment.provider() == provider).map(Payment::id));
  }

  /**
   * Finds our payment for money at a provider, empty when it is none of ours.
   *
   * @throws IllegalStateException when that payment is at another provider: somebody must look
   */
  public Uni<Optional<UUID>> findMoney(Tx tx, Provider provider, Subject subject) {
    return payments
        .about(tx, subject)
        .map(found -> found.map(payment -> payment.at(provider)).map(Payment::id));
  }

  /** The provider took the money. Payments of other systems have no effect. */
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
                found.flatMap(payment -> PaymentMoves.refused(payment.status())).isEmpty()
                    ? nothing()
                    : fail(tx, found.get(), code, message));
  }

  /** Withdraws a payment whose payable is void: nothing is charged. Nobody is told of a failure. */
  Uni<Void> withdrawn(Tx tx, UUID id) {
    return payments
        .lock(tx, id)
        .flatMap(
            found ->
                found.flatMap(payment -> PaymentMoves.refused(payment.status())).isEmpty()
                    ? nothing()
                    : payments.update(
                        tx,
                        "status = $2, failure_code = 'payable_withdrawn',"
                            + " failure_message = 'The invoice was cancelled.'",
                        id,
                        PaymentStatus.FAILED));
  }

  /** Nobody can pay on the page any more. */
  public Uni<Void> pageClosed(Tx tx, UUID id, boolean abandoned) {
    return payments
        .lock(tx, id)
        .flatMap(found -> found.isEmpty() ? nothing() : close(tx, found.get(), abandoned));
  }

  /** The organization took the money of a new payment itself. */
  Uni<Void> received(Tx tx, Payment payment) {
    return settle(tx, payment, Optional.empty(), Optional.empty());
  }

  /**
   * The payables first, then their payment: the order in which whoever begins to pay locks them.
   */
  private Uni<Void> taken(Tx tx, Payment seen, Taken taken) {
    return allocations
        .lockPayables(tx, seen.id())
        .chain(() -> payments.lock(tx, seen.id()))
        .map(Optional::orElseThrow)
        .flatMap(
            payment ->
                PaymentMoves.taken(payment.status()).isPresent() ? settle(tx, payment, taken) : nothing());
  }

  private Uni<Void> settle(Tx tx, Payment payment, Taken taken) {
    check(payment, taken);
    return savedMethod(tx, payment, taken)
        .flatMap(method -> settle(tx, payment, Optional.of(taken.intentId()), method));
  }

  private Uni<Void> settle(Tx tx, Payment payment, Optional<String> intent, Optional<UUID> method) {
    return allocations
        .settle(tx, payment.id())
        .flatMap(parts -> record(tx, payment, intent, method, parts));
  }

  private Uni<Void> record(
      Tx tx, Payment payment, Optional<String> intent, Optional<UUID> method, List<Part> parts) {
    Money none = Money.zero(payment.amount().getCurrencyUnit());
    Money settled = parts.stream().map(Part::amount).reduce(none, Money::plus);
    return payments
        .update(
            tx,
            "status = $2, intent_id = $3, method_id = coalesce($4, method_id), surplus = $5,"
                + " paid_at = $6, session_open = false",
            payment.id(),
            payment.status().to(PaymentStatus.SUCCEEDED),
            intent,
            method,
            settled.isZero(),
            clock.instant())
        .chain(() -> settled.isZero() ? nothing() : tell(tx, payment, intent, method, parts))
        .chain(() -> sendBack(tx, payment, settled, payment.amount().minus(settled)));
  }

  private Uni<Void> tell(
      Tx tx, Payment payment, Optional<String> intent, Optional<UUID> method, List<Part> parts) {
    Money settled = Money.total(parts.stream().map(Part::amount).toList());
    Money none = Money.zero(settled.getCurrencyUnit());
    String reference =
        payment
            .manual()
            .map(manual -> manual.reference(payment.id()))
            .or(() -> intent)
            .orElseThrow();
    return ledger
        .captured(tx, payment.booked(none, settled))
        .chain(
            () ->
                outbox.add(
                    tx,
                    payment.id(),
                    payment.organizationId(),
                    PaymentFacts.succeeded(payment, parts, reference, method, clock.instant())));
  }

  private Uni<Void> sendBack(Tx tx, Payment payment, Money settled, Money surplus) {
    return surplus.isZero()
        ? nothing()
        : ledger
            .surplus(tx, payment.booked(settled, surplus))
            .chain(
                () ->
                    refunds.request(
                        tx,
                        payment,
                        Refunds.Wish.of(surplus, Refund.Kind.SURPLUS, "Nothing was due any more")))
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
                    PaymentFacts.failed(payment, code, message, clock.instant())))
        .chain(
            () ->
                Confirmations.wanted(payment, code)
                    ? errands.add(tx, Confirmations.KIND, payment.id(), Duration.ZERO)
                    : nothing());
  }

  /** Nobody is told of a page that was left alone: nothing was tried. */
  private Uni<Void> close(Tx tx, Payment payment, boolean abandoned) {
    return PaymentMoves.pageClosed(payment.status(), abandoned).isPresent()
        ? payments.update(
            tx,
            "session_open = false, status = $2, failure_code = 'checkout_expired'",
            payment.id(),
            payment.status().to(PaymentStatus.FAILED))
        : payments.update(tx, "session_open = false", payment.id());
  }

  private static void check(Payment payment, Taken taken) {
    if (!payment.amount().equals(taken.amount())) {
      throw new IllegalStateException(
          "The provider took %s for payment %s of %s"
              .formatted(taken.amount(), payment.id(), payment.amount()));
    }
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }
}
