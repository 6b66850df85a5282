package io.tenantry.payment.payment;

import io.smallrye.mutiny.Uni;
import io.tenantry.payment.allocation.Plan;
import io.tenantry.payment.commission.Commissions;
import io.tenantry.payment.errand.Courier;
import io.tenantry.payment.errand.Errand;
import io.tenantry.payment.errand.Errands;
import io.tenantry.payment.payable.Payables;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Asks the cardholder to confirm when a bank wants that for a charge made in their absence: opens
 * the same payment on a page, and sends the resident the link. A payment there settles the invoice.
 */
@ApplicationScoped
public class Confirmations implements Courier {
  static final String KIND = "confirmation";
  private static final Duration IF_WE_DIE = Duration.ofSeconds(30);
  private static final String WANTED = "authentication_required";
  private final Database database;
  private final Payables payables;
  private final Payments payments;
  private final Pages pages;
  private final Commissions commissions;
  private final Errands errands;
  private final Outbox outbox;
  private final Clock clock;

  Confirmations(
      Database database,
      Payables payables,
      Payments payments,
      Pages pages,
      Commissions commissions,
      Errands errands,
      Outbox outbox,
      Clock clock) {
    this.database = database;
    this.payables = payables;
    this.payments = payments;
    this.pages = pages;
    this.commissions = commissions;
    this.errands = errands;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return KIND;
  }

  /** True when a refusal means that the cardholder must confirm. */
  static boolean wanted(Payment charge, String code) {
    return charge.automatic() && WANTED.equals(code);
  }

  @Override
  public Uni<Boolean> run(Errand errand) {
    return payments
        .get(errand.subject())
        .flatMap(charge -> database.asService(tx -> page(tx, charge)))
        .flatMap(
            page ->
                page.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : pages.open(page.get()).flatMap(this::tell))
        .replaceWith(true);
  }

  private Uni<Optional<Payment>> page(Tx tx, Payment charge) {
    return payables
        .lock(tx, charge.payableType(), charge.payableId())
        .flatMap(
            payable ->
                payable.left().isZero() || !payable.openAt(clock.instant())
                    ? Uni.createFrom().item(Optional.empty())
                    : page(tx, charge, Plan.rest(payable)).map(Optional::of));
  }

  private Uni<Payment> page(Tx tx, Payment charge, Plan plan) {
    return payments
        .onPage(tx, plan)
        .flatMap(open -> open.isPresent() ? reopen(tx, open.get()) : open(tx, charge, plan));
  }

  /** The page is still there, also after a card was refused on it. */
  private Uni<Payment> reopen(Tx tx, Payment payment) {
    return payment.status() == PaymentStatus.FAILED
        ? payments
            .update(tx, "status = $2", payment.id(), payment.status().to(PaymentStatus.PENDING))
            .chain(() -> errands.add(tx, PageErrand.KIND, payment.id(), IF_WE_DIE))
            .replaceWith(payment)
        : Uni.createFrom().item(payment);
  }

  private Uni<Payment> open(Tx tx, Payment charge, Plan plan) {
    Page page = Page.wished(Optional.empty(), Optional.empty(), false, Optional.empty());
    return commissions
        .of(tx, charge.organizationId(), plan.total())
        .map(terms -> Payment.onPage(plan, terms, charge.provider(), page, clock.instant()))
        .call(payment -> payments.insert(tx, payment, plan))
        .call(payment -> errands.add(tx, PageErrand.KIND, payment.id(), IF_WE_DIE));
  }

  private Uni<Void> tell(Payment payment) {
    String url = payment.page().url().orElseThrow();
    return database.asService(
        tx ->
            outbox.add(
                tx,
                payment.id(),
                payment.organizationId(),
                PaymentFacts.actionRequired(payment, url, clock.instant())));
  }
}
