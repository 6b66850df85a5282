package io.tenantry.rent.invoice;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Outbox;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.web.Page;
import io.tenantry.platform.web.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.jboss.logging.Logger;

/** Shows invoices to whom they concern, and settles them with the money that comes. */
@ApplicationScoped
class Invoices {
  private static final Logger LOG = Logger.getLogger(Invoices.class);
  private static final String VIEW =
      """
      update invoice set status = $3 where id = $1 and resident_id = $2 and status = $4
      """;
  private static final String SETTLE =
      """
      update invoice set status = $2, paid_amount = $3, payment_id = $4, paid_at = $5 where id = $1
      """;

  private final Database database;
  private final Outbox outbox;

  Invoices(Database database, Outbox outbox) {
    this.database = database;
    this.outbox = outbox;
  }

  /** A resident's own invoices, or an organization's, newest first. */
  Uni<Page<Invoice>> list(Caller caller, Optional<InvoiceStatus> status, PageRequest page) {
    return database
        .as(
            caller,
            tx ->
                tx.list(
                    Invoice.SELECT
                        + "where id < $1 and ($2::text is null or status = $2) order by id desc"
                        + " limit $3",
                    Invoice.ROWS::read,
                    page.before(),
                    status.map(InvoiceStatus::column),
                    page.rows()))
        .map(invoices -> Page.of(invoices, page.limit(), Invoice::id));
  }

  /** One invoice, empty when it is not there or not the caller's. Its resident thereby views it. */
  Uni<Optional<Invoice>> view(Caller caller, UUID id) {
    return database.as(
        caller,
        tx ->
            tx.execute(VIEW, id, caller.id(), InvoiceStatus.VIEWED, InvoiceStatus.SENT)
                .flatMap(viewed -> tx.one(Invoice.SELECT + "where id = $1", Invoice.ROWS::read, id)));
  }

  /**
   * Money came for an invoice, all of it or a part. When it covers the balance the invoice is paid,
   * once; money for an invoice that is paid already changes nothing (payment returns it).
   */
  Uni<Void> settle(Tx tx, Part part, Instant paidAt) {
    return lock(tx, part).flatMap(invoice -> settle(tx, invoice, part, paidAt));
  }

  /** Money of an invoice went back to the payer: that much is owed again, unless it is void. */
  Uni<Void> reopen(Tx tx, Part part, Instant returnedAt) {
    return lock(tx, part).flatMap(invoice -> reopen(tx, invoice, part, returnedAt));
  }

  private Uni<Void> reopen(Tx tx, Invoice invoice, Part part, Instant returnedAt) {
    Invoice owed = invoice.returned(part.amount(), part.payment());
    return keep(tx, owed)
        .chain(
            () ->
                invoice.isPaid() && !owed.isPaid()
                    ? tell(tx, owed, InvoiceFacts.reopened(owed, returnedAt))
                    : Uni.createFrom().voidItem());
  }

  private static Uni<Invoice> lock(Tx tx, Part part) {
    return tx.one(Invoice.SELECT + "where id = $1 for update", Invoice.ROWS::read, part.invoice())
        .map(Optional::orElseThrow);
  }

  private Uni<Void> settle(Tx tx, Invoice invoice, Part part, Instant paidAt) {
    if (invoice.isPaid()) {
      LOG.warnf("Payment %s is for %s, which is paid", part.payment(), invoice.id());
      return Uni.createFrom().voidItem();
    }
    Invoice settled = invoice.paid(part.amount(), part.payment(), paidAt);
    return keep(tx, settled)
        .chain(
            () ->
                settled.isPaid()
                    ? tell(tx, settled, InvoiceFacts.settled(settled))
                    : Uni.createFrom().voidItem());
  }

  private static Uni<Void> keep(Tx tx, Invoice invoice) {
    return tx.execute(
            SETTLE,
            invoice.id(),
            invoice.status().column(),
            invoice.amountPaid().getAmount(),
            invoice.paymentId(),
            invoice.paidAt())
        .replaceWithVoid();
  }

  private Uni<Void> tell(Tx tx, Invoice invoice, SpecificRecord fact) {
    return outbox.add(tx, invoice.id(), invoice.organizationId(), fact);
  }
}
