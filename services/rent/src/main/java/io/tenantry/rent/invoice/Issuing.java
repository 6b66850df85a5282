package io.tenantry.rent.invoice;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Ids;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Outbox;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Gives invoices their number and sends them on their way. */
@ApplicationScoped
public class Issuing {
  /** Locks the organization's sequence until the invoice is there: no gap, no duplicate. */
  private static final String NEXT_NUMBER =
      """
      with settings as (
        select invoice_prefix, invoice_starting_number from billing_settings where org_id = $1
      ), taken as (
        insert into invoice_sequence (org_id, last_number)
        values ($1, coalesce((select invoice_starting_number from settings), 1000))
        on conflict (org_id) do update set last_number = invoice_sequence.last_number + 1
        returning last_number
      )
      select coalesce((select invoice_prefix from settings), 'INV') || '-' || last_number from taken
      """;

  private static final String WHILE_ACTIVE =
      "where exists (select from rent_contract where id = :contract_id and status = 'active')";

  private static final String INSERT_LINES =
      """
      insert into invoice_line (invoice_id, position, org_id, resident_id, description, line_amount)
      select $1, position, $2, $3, line ->> 'description', (line ->> 'amount')::numeric
      from jsonb_array_elements($4::jsonb) with ordinality as item (line, position)
      """;

  private final Outbox outbox;
  private final Clock clock;

  Issuing(Outbox outbox, Clock clock) {
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Issues an invoice. Fails when the period has one, since a period is never billed twice, and
   * when the contract was cancelled.
   */
  public Uni<Void> issue(Tx tx, NewInvoice wanted) {
    UUID id = Ids.next();
    return tx.one(NEXT_NUMBER, row -> row.getString(0), wanted.organizationId())
        .flatMap(number -> insert(tx, id, number.orElseThrow(), wanted))
        .invoke(inserted -> refuseCancelled(inserted, wanted))
        .flatMap(inserted -> insertLines(tx, id, wanted))
        .flatMap(inserted -> tx.one(Invoice.SELECT + "where id = $1", Invoice.ROWS::read, id))
        .map(invoice -> InvoiceFacts.created(invoice.orElseThrow()))
        .flatMap(created -> outbox.add(tx, id, wanted.organizationId(), created));
  }

  private Uni<Boolean> insert(Tx tx, UUID id, String number, NewInvoice wanted) {
    return Invoice.ROWS.insertIf(
        tx,
        Invoice.ROWS
            .columns(wanted)
            .with("id", id)
            .with("number", number)
            .with("type", "rent")
            .with("total", wanted.amount())
            .with("status", InvoiceStatus.SENT)
            .with("created_at", clock.instant()),
        WHILE_ACTIVE);
  }

  private static void refuseCancelled(boolean inserted, NewInvoice wanted) {
    if (!inserted) {
      throw new IllegalStateException(
          "Contract %s was cancelled and is not billed".formatted(wanted.contractId()));
    }
  }

  private static Uni<Integer> insertLines(Tx tx, UUID id, NewInvoice wanted) {
    var lines = new JsonArray();
    wanted.lines().forEach(line -> lines.add(json(line)));
    return tx.execute(INSERT_LINES, id, wanted.organizationId(), wanted.residentId(), lines);
  }

  private static JsonObject json(InvoiceLine line) {
    return new JsonObject()
        .put("description", line.description())
        .put("amount", line.amount().getAmount().toPlainString());
  }
}
