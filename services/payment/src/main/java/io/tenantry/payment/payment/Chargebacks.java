package io.tenantry.payment.payment;

import io.smallrye.mutiny.Uni;
import io.tenantry.payment.ledger.Ledger;
import io.tenantry.platform.data.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.joda.money.Money;

/** Money that a bank takes while its customer contests a payment, and what becomes of it. */
@ApplicationScoped
public class Chargebacks {
  private final Payments payments;
  private final Returns returns;
  private final Ledger ledger;

  Chargebacks(Payments payments, Returns returns, Ledger ledger) {
    this.payments = payments;
    this.returns = returns;
    this.ledger = ledger;
  }

  /**
   * A payment that is contested.
   *
   * @param held what the bank holds, at most what was left of the payment
   */
  public record Contested(
      UUID paymentId,
      UUID organizationId,
      UUID payer,
      String payableType,
      UUID payableId,
      String description,
      Money held) {
    private static Contested of(Payment payment, Money held) {
      return new Contested(
          payment.id(),
          payment.organizationId(),
          payment.payer(),
          payment.payableType().column(),
          payment.payableId(),
          payment.description(),
          held);
    }
  }

  /** Locks a payment; concurrent events about it wait. */
  public Uni<Void> lock(Tx tx, UUID paymentId) {
    return returns.lock(tx, paymentId).replaceWithVoid();
  }

  /**
   * The bank takes what is contested: it can no longer be given back by us.
   *
   * @throws IllegalStateException when we have not heard yet that it was taken: ask again
   */
  public Uni<Contested> hold(Tx tx, UUID paymentId, Money contested) {
    return returns.lock(tx, paymentId).flatMap(payment -> hold(tx, payment, contested));
  }

  /** The bank decided for us: the money is back. */
  public Uni<Contested> won(Tx tx, UUID paymentId, Money held) {
    return release(tx, paymentId, held)
        .call(payment -> held.isZero() ? nothing() : ledger.won(tx, payment.booked(held, held)))
        .map(payment -> Contested.of(payment, held));
  }

  /** The bank decided for the payer: what was paid with it is owed again. */
  public Uni<Contested> lost(Tx tx, UUID paymentId, Money held) {
    return release(tx, paymentId, held)
        .call(payment -> held.isZero() ? nothing() : returns.chargedBack(tx, payment, held))
        .map(payment -> Contested.of(payment, held));
  }

  private Uni<Contested> hold(Tx tx, Payment payment, Money contested) {
    if (payment.paidAt().isEmpty()) {
      throw new IllegalStateException("Nothing was taken yet of payment " + payment.id());
    }
    Money left = payment.refundable();
    Money held = contested.isGreaterThan(left) ? left : contested;
    return held.isZero()
        ? Uni.createFrom().item(Contested.of(payment, held))
        : payments
            .update(tx, "returning_amount = returning_amount + $2", payment.id(), held.getAmount())
            .chain(() -> ledger.contested(tx, payment.booked(held, held)))
            .replaceWith(Contested.of(payment, held));
  }

  private Uni<Payment> release(Tx tx, UUID paymentId, Money held) {
    return returns
        .lock(tx, paymentId)
        .call(
            payment ->
                payments.update(
                    tx, "returning_amount = returning_amount - $2", payment.id(), held.getAmount()))
        .chain(() -> returns.lock(tx, paymentId));
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }
}
