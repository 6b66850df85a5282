package io.tenantry.payment.webhook;

import io.smallrye.mutiny.Uni;
import io.tenantry.payment.dispute.Disputes;
import io.tenantry.payment.method.Methods;
import io.tenantry.payment.payment.Outcomes;
import io.tenantry.payment.payment.Returns;
import io.tenantry.payment.provider.News;
import io.tenantry.payment.provider.Provider;
import io.tenantry.payment.provider.Subject;
import io.tenantry.platform.data.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Applies providers' events to payments, disputes and methods. News of what is not ours mean
 * nothing.
 */
@ApplicationScoped
class Effects {
  private final Outcomes outcomes;
  private final Returns returns;
  private final Disputes disputes;
  private final Methods methods;

  Effects(Outcomes outcomes, Returns returns, Disputes disputes, Methods methods) {
    this.outcomes = outcomes;
    this.returns = returns;
    this.disputes = disputes;
    this.methods = methods;
  }

  Uni<Void> apply(Tx tx, Provider provider, News news) {
    return switch (news) {
      case News.MoneyTaken it ->
          aboutMoney(tx, provider, it.subject(), id -> outcomes.taken(tx, id, it.taken()));
      case News.ChargeRefused it ->
          about(
              tx, provider, it.subject(), id -> outcomes.refused(tx, id, it.code(), it.message()));
      case News.PageClosed it ->
          about(tx, provider, it.subject(), id -> outcomes.pageClosed(tx, id, it.abandoned()));
      case News.MoneyReturned it ->
          aboutMoney(tx, provider, it.subject(), id -> returns.all(tx, id, it.refundId()));
      case News.RefundMade it ->
          about(
              tx,
              provider,
              it.subject(),
              id -> returns.part(tx, id, it.ours(), it.refundId(), it.amount()));
      case News.Contested it ->
          about(tx, provider, it.subject(), id -> disputes.heard(tx, provider, id, it.contest()));
      case News.CardSaved it -> methods.saved(tx, it.card());
      case News.Other other -> Uni.createFrom().voidItem();
    };
  }

  private Uni<Void> about(
      Tx tx, Provider provider, Subject subject, Function<UUID, Uni<Void>> effect) {
    return outcomes.find(tx, provider, subject).flatMap(id -> on(id, effect));
  }

  private Uni<Void> aboutMoney(
      Tx tx, Provider provider, Subject subject, Function<UUID, Uni<Void>> effect) {
    return outcomes.findMoney(tx, provider, subject).flatMap(id -> on(id, effect));
  }

  private static Uni<Void> on(Optional<UUID> payment, Function<UUID, Uni<Void>> effect) {
    return payment.map(effect).orElseGet(() -> Uni.createFrom().voidItem());
  }
}
