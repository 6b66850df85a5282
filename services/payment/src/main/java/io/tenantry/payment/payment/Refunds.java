package io.tenantry.payment.payment;

import io.smallrye.mutiny.Uni;
import io.tenantry.payment.errand.Errands;
import io.tenantry.platform.data.Ids;
import io.tenantry.platform.data.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;

/**
 * The rows of refunds. The amount is reserved on the payment's row first, which never lets more go
 * than came.
 */
@ApplicationScoped
class Refunds {
  private static final String DONE =
      """
      update refund set status = $4, done_at = coalesce(done_at, $3),
        provider_refund_id = coalesce($2, provider_refund_id)
      where id = $1 returning *
      """;
  private static final String FAILED =
      "update refund set status = $3, failure_message = $2 where id = $1";

  private final Payments payments;
  private final Errands errands;
  private final Clock clock;

  Refunds(Payments payments, Errands errands, Clock clock) {
    this.payments = payments;
    this.errands = errands;
    this.clock = clock;
  }

  /**
   * Request for a refund.
   *
   * @param by who wished it, if a person did
   * @param providerId the provider's, when it went back there
   * @param payable for whose sake, if it is one of several that were paid at once
   */
  record Wish(
      Money amount,
      Refund.Kind kind,
      String reason,
      Optional<UUID> by,
      Optional<String> providerId,
      Optional<UUID> payable) {

    Wish(
        Money amount,
        Refund.Kind kind,
        String reason,
        Optional<UUID> by,
        Optional<String> providerId) {
      this(amount, kind, reason, by, providerId, Optional.empty());
    }

    static Wish of(Money amount, Refund.Kind kind, String reason) {
      return new Wish(amount, kind, reason, Optional.empty(), Optional.empty());
    }
  }

  /** Has a part of a payment, which is locked, given back at the provider. */
  Uni<Refund> request(Tx tx, Payment payment, Wish wish) {
    return insert(tx, payment, wish)
        .call(refund -> errands.add(tx, RefundErrand.KIND, refund.id(), Duration.ZERO));
  }

  /**
   * Has all that is left of a payment given back, unless nothing is. Money that an organization
   * took itself it hands back itself, and records that (GivingBack): no provider can.
   */
  Uni<Void> requestRest(Tx tx, Payment payment, String reason) {
    return payment.refundable().isZero() || payment.manual().isPresent()
        ? Uni.createFrom().voidItem()
        : request(tx, payment, Wish.of(payment.refundable(), Refund.Kind.WISH, reason))
            .replaceWithVoid();
  }

  /** Writes that a part of a payment, which is locked, goes back. */
  Uni<Refund> insert(Tx tx, Payment payment, Wish wish) {
    return payments
        .update(
            tx, "returning_amount = returning_amount + $2", payment.id(), wish.amount().getAmount())
        .chain(
            () ->
                Refund.ROWS.insert(
                    tx,
                    Refund.ROWS
                        .columns(wish)
                        .with("id", Ids.next())
                        .with("org_id", payment.organizationId())
                        .with("payment_id", payment.id())
                        .with("status", Refund.Status.INIT)
                        .with("requested_at", clock.instant())));
  }

  /** The money is back. */
  Uni<Refund> done(Tx tx, UUID id, Optional<String> providerRefund) {
    return tx.one(DONE, Refund.ROWS::read, id, providerRefund, clock.instant(), Refund.Status.DONE)
        .map(Optional::orElseThrow);
  }

  /** The money will not go back: it stays with the payment, which is locked. */
  Uni<Void> failed(Tx tx, Refund refund, String message) {
    return tx.execute(FAILED, refund.id(), message, refund.status().to(Refund.Status.FAILED))
        .chain(
            () ->
                payments.update(
                    tx,
                    "returning_amount = returning_amount - $2",
                    refund.paymentId(),
                    refund.amount().getAmount()));
  }

  Uni<Refund> find(Tx tx, UUID id) {
    return tx.one("select * from refund where id = $1", Refund.ROWS::read, id)
        .map(Optional::orElseThrow);
  }

  /** The refunds of a payment, the first first. */
  Uni<List<Refund>> of(Tx tx, UUID payment) {
    return tx.list("select * from refund where payment_id = $1 order by id", Refund.ROWS::read, payment);
  }

  /** The refund that the provider knows by this id. */
  Uni<Optional<Refund>> atProvider(Tx tx, UUID payment, String providerId) {
    return tx.one(
        "select * from refund where payment_id = $1 and provider_refund_id = $2",
        Refund.ROWS::read,
        payment,
        providerId);
  }
}
