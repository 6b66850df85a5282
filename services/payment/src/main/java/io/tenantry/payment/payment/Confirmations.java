package io.tenantry.payment.payment;

import io.smallrye.mutiny.Uni;
import io.tenantry.payment.allocation.PartWish;
import io.tenantry.payment.allocation.Plan;
import io.tenantry.payment.errand.Courier;
import io.tenantry.payment.errand.Errand;
import io.tenantry.payment.errand.Errands;
import io.tenantry.payment.payable.Payable;
import io.tenantry.payment.payable.Payables;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What follows when a bank wants the cardholder to confirm a charge that was made while they were
 * away: the same is opened on a page, and the resident is sent the link. What they pay there
 * settles the invoice.
 */
@ApplicationScoped
public class Confirmations implements Courier {
  private static final String KIND = "confirmation";
  private static final String WANTED = "authentication_required";
  private final Database database;
  private final Payables payables;
  private final Payments payments;
  private final Pages pages;
  private final Errands errands;
  private final Outbox outbox;
  private final Clock clock;

  Confirmations(
      Database database,
      Payables payables,
      Payments payments,
      Pages pages,
      Errands errands,
      Outbox outbox,
      Clock clock) {
    this.database = database;
    this.payables = payables;
    this.payments = payments;
    this.pages = pages;
    this.errands = errands;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return KIND;
  }

  /** Asks the payer to confirm, if that is why a charge of theirs did not go through. */
  Uni<Void> askFor(Tx tx, Payment charge, String code) {
    return code.equals(WANTED)
        ? payables
            .lock(tx, List.of(charge.payableId()))
            .map(List::getFirst)
            .flatMap(
                payable ->
                    payable.left().isZero()
                        ? Uni.createFrom().voidItem()
                        : page(tx, charge, payable))
        : Uni.createFrom().voidItem();
  }

  private Uni<Void> page(Tx tx, Payment charge, Payable payable) {
    var wish = new PartWish(payable.type(), payable.id(), Optional.empty());
    Plan plan = Plan.of(List.of(wish), List.of(payable), clock.instant());
    return payments
        .onPage(tx, plan)
        .flatMap(
            open -> open.isPresent() ? Uni.createFrom().item(open.get()) : open(tx, charge, plan))
        .flatMap(payment -> errands.add(tx, KIND, payment.id(), Duration.ZERO));
  }

  private Uni<Payment> open(Tx tx, Payment charge, Plan plan) {
    Page page = Page.wished(Optional.empty(), Optional.empty(), false, Optional.empty());
    Payment payment =
        Payment.onPage(plan, charge.commission(), charge.provider(), page, clock.instant());
    return payments
        .insert(tx, payment, plan)
        .chain(() -> errands.add(tx, PageErrand.KIND, payment.id(), Duration.ofSeconds(30)))
        .replaceWith(payment);
  }

  @Override
  public Uni<Boolean> run(Errand errand) {
    return payments
        .get(errand.subject())
        .flatMap(
            payment ->
                payment.undecided() || payment.page().open()
                    ? pages.open(payment).flatMap(this::tell)
                    : Uni.createFrom().voidItem())
        .replaceWith(true);
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
