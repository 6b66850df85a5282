package io.tenantry.payment.payment;

import io.smallrye.mutiny.Uni;
import io.tenantry.payment.errand.Errands;
import io.tenantry.platform.data.Ids;
import io.tenantry.platform.data.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** The rows of refunds. A payment is given back once. */
@ApplicationScoped
class Refunds {
  private static final String REQUEST =
      """
      insert into refund (id, org_id, payment_id, reason, status, requested_at)
      values ($1, $2, $3, $4, 'INIT', $5)
      on conflict on constraint refund_of_payment do nothing returning *
      """;
  private static final String DONE =
      """
      insert into refund (id, org_id, payment_id, reason, status, provider_refund_id, requested_at,
        done_at)
      values ($1, $2, $3, 'Given back at the provider', 'DONE', $4, $5, $5)
      on conflict on constraint refund_of_payment do update
        set status = 'DONE', done_at = coalesce(refund.done_at, $5),
          provider_refund_id = coalesce(excluded.provider_refund_id, refund.provider_refund_id)
      returning *
      """;

  private final Errands errands;
  private final Clock clock;

  Refunds(Errands errands, Clock clock) {
    this.errands = errands;
    this.clock = clock;
  }

  /** Wants the money of a payment given back, unless somebody wants that already. */
  Uni<Void> request(Tx tx, Payment payment, String reason) {
    return tx.one(
            REQUEST,
            Refund::from,
            Ids.next(),
            payment.organizationId(),
            payment.id(),
            reason,
            clock.instant())
        .flatMap(
            fresh ->
                fresh.isPresent()
                    ? errands.add(tx, RefundErrand.KIND, fresh.get().id(), Duration.ZERO)
                    : Uni.createFrom().voidItem());
  }

  /** The money is back. */
  Uni<Refund> done(Tx tx, Payment payment, Optional<String> providerRefund) {
    return tx.one(
            DONE,
            Refund::from,
            Ids.next(),
            payment.organizationId(),
            payment.id(),
            providerRefund,
            clock.instant())
        .map(Optional::orElseThrow);
  }

  Uni<Refund> find(Tx tx, UUID id) {
    return tx.one("select * from refund where id = $1", Refund::from, id)
        .map(Optional::orElseThrow);
  }
}
