package io.tenantry.property.document;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Outbox;
import io.tenantry.platform.jobs.Job;
import io.tenantry.platform.jobs.Sweep;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/**
 * Reminds of documents 30 days, 7 days and a day before they expire and on the day itself (check at
 * 07:00, decisions.md C-62). A day without a run is made up for; nobody is reminded of a step
 * twice. Each document has a transaction of its own: one that fails is tried again the next day.
 */
@ApplicationScoped
class DocumentReminders implements Job {
  private static final String DUE =
      """
      select d.id, d.org_id from property_document d join property p on p.id = d.property_id,
        lateral (select d.expiry_date - $1::date as left_days) l,
        lateral (select case when left_days = 0 then 0 when left_days = 1 then 1
                   when left_days <= 7 then 7 else 30 end as step) s
      where d.id > $2 and d.status = 'ready' and p.deleted_at is null
        and d.expiry_date between $1 and $1::date + 30
        and (d.reminded_at_days is null or d.reminded_at_days > step)
      order by d.id limit $3
      """;

  private static final String REMIND =
      """
      with due as (
        select d.id, p.name as property_name,
          case when left_days = 0 then 0 when left_days = 1 then 1 when left_days <= 7 then 7
               else 30 end as step
        from property_document d join property p on p.id = d.property_id,
          lateral (select d.expiry_date - $1::date as left_days) l
        where d.id = $2 and d.status = 'ready' and p.deleted_at is null
          and d.expiry_date between $1 and $1::date + 30
        for update of d skip locked
      )
      update property_document d set reminded_at_days = due.step from due
      where d.id = due.id and (d.reminded_at_days is null or d.reminded_at_days > due.step)
      returning d.*, due.property_name
      """;

  private final Database database;
  private final Sweep sweep;
  private final Outbox outbox;

  DocumentReminders(Database database, Sweep sweep, Outbox outbox) {
    this.database = database;
    this.sweep = sweep;
    this.outbox = outbox;
  }

  /** A document with the name of its property. */
  private record Due(Document document, String propertyName) {}

  @Override
  public String name() {
    return "document-reminders";
  }

  @Override
  public String schedule() {
    return "0 0 7 * * *";
  }

  @Override
  public Uni<Map<String, Integer>> run(LocalDate asOf) {
    return sweep
        .each(DUE, asOf, document -> remind(document.id(), asOf))
        .map(swept -> swept.findings("reminders"));
  }

  private Uni<Integer> remind(UUID document, LocalDate asOf) {
    return database.asService(
        tx ->
            tx.one(
                    REMIND,
                    row -> new Due(Document.ROWS.read(row), row.getString("property_name")),
                    asOf,
                    document)
                .flatMap(
                    due ->
                        due.isEmpty()
                            ? Uni.createFrom().item(0)
                            : tell(tx, due.get(), asOf).replaceWith(1)));
  }

  private Uni<Void> tell(Tx tx, Due due, LocalDate asOf) {
    Document document = due.document();
    return outbox.add(
        tx,
        document.id(),
        document.organizationId(),
        DocumentFacts.expiring(document, due.propertyName(), asOf));
  }
}
