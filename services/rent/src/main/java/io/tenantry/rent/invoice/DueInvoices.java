package io.tenantry.rent.invoice;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Outbox;
import io.tenantry.platform.jobs.Owned;
import io.tenantry.platform.jobs.Sweep;
import io.tenantry.platform.jobs.Swept;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** Moves of unpaid invoices when their day comes (rules.md §3.1). */
@ApplicationScoped
public class DueInvoices {
  private static final String TO_COLLECT =
      """
      select i.id, i.org_id from invoice i join rent_contract c on c.id = i.contract_id
      where i.status in ('sent', 'viewed', 'overdue') and i.due_on <= $1
        and i.autopay_requested_at is null and c.autopay and i.id > $2
      order by i.id limit $3
      """;

  /** Decides once more under the row's lock; the resident may just have paid. */
  private static final String REQUEST_AUTOPAY =
      """
      update invoice set autopay_requested_at = $2 from rent_contract c
      where invoice.id = $1 and c.id = invoice.contract_id and c.autopay
        and invoice.autopay_requested_at is null
        and invoice.status in ('sent', 'viewed', 'overdue')
      returning c.payment_method_id
      """;

  private static final String TO_MARK_OVERDUE =
      """
      select id, org_id from invoice
      where status in ('sent', 'viewed') and due_on < $1 and id > $2 order by id limit $3
      """;

  private static final String MARK_OVERDUE =
      "update invoice set status = $2 where id = $1 and status = any($3)";

  private final Database database;
  private final Sweep sweep;
  private final Outbox outbox;
  private final Clock clock;

  DueInvoices(Database database, Sweep sweep, Outbox outbox, Clock clock) {
    this.database = database;
    this.sweep = sweep;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Asks payment, once per invoice, to charge what is due and on autopay; how many it was. */
  public Uni<Swept> collect(LocalDate asOf) {
    return sweep.each(TO_COLLECT, asOf, this::requestAutopay);
  }

  /** Marks invoices whose due day is over; how many it was. */
  public Uni<Swept> markOverdue(LocalDate asOf) {
    return sweep.each(
        TO_MARK_OVERDUE,
        asOf,
        invoice ->
            database.asServiceFor(
                invoice.organizationId(),
                tx ->
                    tx.execute(
                        MARK_OVERDUE,
                        invoice.id(),
                        InvoiceStatus.OVERDUE,
                        InvoiceStatus.OVERDUE.sources())));
  }

  private Uni<Integer> requestAutopay(Owned invoice) {
    Instant now = clock.instant();
    return database.asServiceFor(
        invoice.organizationId(),
        tx ->
            tx.one(
                    REQUEST_AUTOPAY,
                    row -> Optional.ofNullable(row.getUUID("payment_method_id")),
                    invoice.id(),
                    now)
                .flatMap(
                    method ->
                        method.isPresent()
                            ? tell(tx, invoice, method.orElseThrow(), now)
                            : Uni.createFrom().item(0)));
  }

  private Uni<Integer> tell(Tx tx, Owned due, Optional<UUID> method, Instant now) {
    return tx.one(Invoice.SELECT + "where id = $1", Invoice.ROWS::read, due.id())
        .map(invoice -> InvoiceFacts.autopayRequested(invoice.orElseThrow(), method, now))
        .flatMap(request -> outbox.add(tx, due.id(), due.organizationId(), request))
        .replaceWith(1);
  }
}
