package io.tenantry.rent.invoice;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Outbox;
import io.tenantry.platform.jobs.Job;
import io.tenantry.platform.jobs.Owned;
import io.tenantry.platform.jobs.Sweep;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/**
 * Reminds residents of what they will owe: once some days before (3 unless the organization says
 * else), once on the day itself (decisions.md C-18). A day without a run is made up for.
 */
@ApplicationScoped
class Reminders implements Job {
  private static final String TO_REMIND =
      """
      select i.id, i.org_id from invoice i left join billing_settings s on s.org_id = i.org_id
      where i.status in ('sent', 'viewed') and i.id > $2
        and i.due_on between $1::date and $1::date + coalesce(s.reminder_days_before, 3)
        and (i.reminded_days_left is null or (i.reminded_days_left > 0 and i.due_on = $1))
      order by i.id limit $3
      """;

  private static final String REMEMBER =
      """
      update invoice set reminded_days_left = due_on - $2::date
      where id = $1 and status in ('sent', 'viewed')
        and (reminded_days_left is null or (reminded_days_left > 0 and due_on = $2))
      returning reminded_days_left
      """;

  private final Database database;
  private final Sweep sweep;
  private final Outbox outbox;

  Reminders(Database database, Sweep sweep, Outbox outbox) {
    this.database = database;
    this.sweep = sweep;
    this.outbox = outbox;
  }

  @Override
  public String name() {
    return "reminders";
  }

  @Override
  public String schedule() {
    return "0 0 9 * * *";
  }

  @Override
  public Uni<Map<String, Integer>> run(LocalDate asOf) {
    return sweep
        .each(TO_REMIND, asOf, invoice -> remind(invoice, asOf))
        .map(swept -> swept.findings("reminders"));
  }

  private Uni<Integer> remind(Owned invoice, LocalDate asOf) {
    return database.asServiceFor(
        invoice.organizationId(),
        tx ->
            tx.one(REMEMBER, row -> row.getInteger(0), invoice.id(), asOf)
                .flatMap(
                    daysLeft ->
                        daysLeft.isPresent()
                            ? tell(tx, invoice.id(), daysLeft.orElseThrow())
                            : Uni.createFrom().item(0)));
  }

  private Uni<Integer> tell(Tx tx, UUID id, int daysLeft) {
    return tx.one(Invoice.SELECT + "where id = $1", Invoice.ROWS::read, id)
        .map(invoice -> invoice.orElseThrow())
        .flatMap(
            invoice ->
                outbox.add(
                    tx, id, invoice.organizationId(), InvoiceFacts.reminder(invoice, daysLeft)))
        .replaceWith(1);
  }
}
