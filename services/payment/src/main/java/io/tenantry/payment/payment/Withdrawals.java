package io.tenantry.payment.payment;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tenantry.contracts.rent.InvoiceCancelled;
import io.tenantry.payment.allocation.Allocation;
import io.tenantry.payment.allocation.Allocations;
import io.tenantry.payment.payable.PayableType;
import io.tenantry.payment.payable.Payables;
import io.tenantry.platform.data.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.joda.money.Money;

/**
 * Takes void invoices out of what can be paid, and gives back what was paid for them
 * (docs/adr/0060). Money that comes later settles nothing and goes back as what nobody owed.
 */
@ApplicationScoped
class Withdrawals {
  private static final Logger LOG = Logger.getLogger(Withdrawals.class);
  private final Payables payables;
  private final Allocations allocations;
  private final Payments payments;
  private final Refunds refunds;

  Withdrawals(Payables payables, Allocations allocations, Payments payments, Refunds refunds) {
    this.payables = payables;
    this.allocations = allocations;
    this.payments = payments;
    this.refunds = refunds;
  }

  /** The payables first, then their payments: the order in which whoever pays locks them. */
  Uni<Void> withdraw(Tx tx, InvoiceCancelled invoice) {
    UUID id = invoice.getInvoiceId();
    String reason = "Invoice %s was cancelled".formatted(invoice.getNumber());
    return allocations
        .lockPaidWith(tx, id)
        .chain(() -> payables.withdraw(tx, invoice))
        .chain(() -> payments.giveUp(tx, id))
        .chain(() -> allocations.keptBy(tx, PayableType.INVOICE, id))
        .onItem()
        .transformToMulti(Multi.createFrom()::iterable)
        .onItem()
        .transformToUniAndConcatenate(part -> giveBack(tx, part, reason))
        .collect()
        .asList()
        .replaceWithVoid();
  }

  private Uni<Void> giveBack(Tx tx, Allocation part, String reason) {
    return payments
        .lock(tx, part.paymentId())
        .map(Optional::orElseThrow)
        .flatMap(payment -> giveBack(tx, payment, part, reason));
  }

  /** Refunds a part, except money already on its way back or held by a bank. */
  private Uni<Void> giveBack(Tx tx, Payment payment, Allocation part, String reason) {
    Money kept = part.settled().minus(part.returned());
    Money amount = kept.isGreaterThan(payment.refundable()) ? payment.refundable() : kept;
    if (payment.manual().isPresent()) {
      LOG.infof(
          "%s of payment %s, which organization %s took itself, is to be handed back by it: %s",
          amount, payment.id(), payment.organizationId(), reason);
      return Uni.createFrom().voidItem();
    }
    return amount.isZero()
        ? Uni.createFrom().voidItem()
        : refunds.request(tx, payment, wish(amount, part, reason)).replaceWithVoid();
  }

  private static Refunds.Wish wish(Money amount, Allocation part, String reason) {
    return new Refunds.Wish(
        amount,
        Refund.Kind.WISH,
        reason,
        Optional.empty(),
        Optional.empty(),
        Optional.of(part.payableId()));
  }
}
