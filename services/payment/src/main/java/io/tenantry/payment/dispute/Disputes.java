package io.tenantry.payment.dispute;

import io.smallrye.mutiny.Uni;
import io.tenantry.payment.payment.Chargebacks;
import io.tenantry.payment.provider.Contest;
import io.tenantry.payment.provider.Provider;
import io.tenantry.platform.data.Ids;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;

/**
 * Applies providers' reports of disputes, in any order and any number. Each step takes effect once.
 */
@ApplicationScoped
public class Disputes {
  private static final String FIND =
      "select * from dispute where provider = $1 and provider_id = $2 for update";
  private static final String CLOSE =
      "update dispute set status = $2, closed_at = $3 where id = $1 returning *";

  private final Chargebacks chargebacks;
  private final Outbox outbox;
  private final Clock clock;

  Disputes(Chargebacks chargebacks, Outbox outbox, Clock clock) {
    this.chargebacks = chargebacks;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** A provider says how a dispute about a payment stands. */
  public Uni<Void> heard(Tx tx, Provider provider, UUID payment, Contest contest) {
    return chargebacks
        .lock(tx, payment)
        .chain(() -> tx.one(FIND, Dispute.ROWS::read, provider.column(), contest.id()))
        .flatMap(
            known ->
                known.isPresent()
                    ? Uni.createFrom().item(known)
                    : open(tx, provider, payment, contest))
        .flatMap(
            dispute -> dispute.map(it -> decide(tx, it, contest)).orElseGet(Disputes::nothing));
  }

  private Uni<Optional<Dispute>> open(Tx tx, Provider provider, UUID payment, Contest contest) {
    return chargebacks
        .hold(tx, payment, contest.amount())
        .flatMap(
            contested ->
                contested.held().isZero()
                    ? Uni.createFrom().item(Optional.empty())
                    : insert(tx, provider, contested, contest)
                        .call(dispute -> tellOpened(tx, dispute, contested))
                        .map(Optional::of));
  }

  private Uni<Dispute> insert(
      Tx tx, Provider provider, Chargebacks.Contested contested, Contest contest) {
    return Dispute.ROWS.insert(
        tx,
            new Dispute(
                Ids.next(),
                contested.organizationId(),
                contested.paymentId(),
                provider.column(),
                contest.id(),
                contested.held(),
                contest.reason(),
                DisputeStatus.OPEN,
                contest.evidenceDueAt(),
                clock.instant(),
                Optional.empty()));
  }

  private Uni<Void> decide(Tx tx, Dispute dispute, Contest contest) {
    return dispute.status() != DisputeStatus.OPEN || contest.won().isEmpty()
        ? nothing()
        : close(tx, dispute, contest.won().get());
  }

  private Uni<Void> close(Tx tx, Dispute dispute, boolean won) {
    Money held = dispute.amount();
    return (won
            ? chargebacks.won(tx, dispute.paymentId(), held)
            : chargebacks.lost(tx, dispute.paymentId(), held))
        .flatMap(
            contested ->
                tx.one(
                        CLOSE,
                        Dispute.ROWS::read,
                        dispute.id(),
                        dispute.status().to(won ? DisputeStatus.WON : DisputeStatus.LOST),
                        clock.instant())
                    .map(Optional::orElseThrow)
                    .flatMap(closed -> tellClosed(tx, closed, contested)));
  }

  private Uni<Void> tellOpened(Tx tx, Dispute dispute, Chargebacks.Contested contested) {
    return outbox.add(
        tx, dispute.paymentId(), dispute.organizationId(), DisputeFacts.opened(dispute, contested));
  }

  private Uni<Void> tellClosed(Tx tx, Dispute dispute, Chargebacks.Contested contested) {
    return outbox.add(
        tx,
        dispute.paymentId(),
        dispute.organizationId(),
        DisputeFacts.closed(dispute, contested, clock.instant()));
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }
}
