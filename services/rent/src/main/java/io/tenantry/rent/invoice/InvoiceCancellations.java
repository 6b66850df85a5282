package io.tenantry.rent.invoice;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/**
 * Voids invoices. The payment service hears of it and refunds every payment that settled a part of
 * it.
 */
@ApplicationScoped
public class InvoiceCancellations {
  private static final String OF_CONTRACT =
      Invoice.SELECT + "where contract_id = $1 and status <> 'cancelled' order by id for update";
  private static final String CANCEL = "update invoice set status = $2 where id = $1";

  private final Outbox outbox;
  private final Clock clock;

  InvoiceCancellations(Outbox outbox, Clock clock) {
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Voids every invoice of a contract that nobody will ever live by, paid ones too. */
  public Uni<Void> cancelAll(Tx tx, UUID contract) {
    return tx.list(OF_CONTRACT, Invoice.ROWS::read, contract)
        .onItem()
        .transformToMulti(Multi.createFrom()::iterable)
        .onItem()
        .transformToUniAndConcatenate(invoice -> cancel(tx, invoice))
        .collect()
        .asList()
        .replaceWithVoid();
  }

  private Uni<Void> cancel(Tx tx, Invoice invoice) {
    return tx.execute(CANCEL, invoice.id(), invoice.status().to(InvoiceStatus.CANCELLED).column())
        .chain(
            () ->
                outbox.add(
                    tx,
                    invoice.id(),
                    invoice.organizationId(),
                    InvoiceFacts.cancelled(invoice, clock.instant())));
  }
}
