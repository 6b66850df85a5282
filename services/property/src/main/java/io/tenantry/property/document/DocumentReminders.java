package io.tenantry.property.document;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tenantry.contracts.property.DocumentExpiring;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Outbox;
import io.tenantry.platform.jobs.Job;
import io.tenantry.property.row.Choice;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reminds of documents 30 days, 7 days and a day before they expire and on the day itself (check at
 * 07:00, decisions.md C-62). A day without a run is made up for; nobody is reminded of a step
 * twice.
 */
@ApplicationScoped
class DocumentReminders implements Job {
  private static final int BATCH = 200;

  private static final String REMIND =
      """
      with due as (
        select d.id, p.name as property_name,
          case when left_days = 0 then 0 when left_days = 1 then 1 when left_days <= 7 then 7
               else 30 end as step
        from property_document d join property p on p.id = d.property_id,
          lateral (select d.expiry_date - $1::date as left_days) l
        where d.status = 'ready' and p.deleted_at is null
          and d.expiry_date between $1 and $1::date + 30
      ), batch as (
        select d.id, due.property_name, due.step from due join property_document d on d.id = due.id
        where d.reminded_at_days is null or d.reminded_at_days > due.step
        order by d.id limit $2 for update of d skip locked
      )
      update property_document d set reminded_at_days = batch.step from batch where d.id = batch.id
      returning d.*, batch.property_name
      """;

  private final Database database;
  private final Outbox outbox;

  DocumentReminders(Database database, Outbox outbox) {
    this.database = database;
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
    return Multi.createBy()
        .repeating()
        .uni(() -> database.asService(tx -> batch(tx, asOf)))
        .whilst(reminded -> reminded == BATCH)
        .collect()
        .with(Collectors.summingInt(Integer::intValue))
        .map(reminders -> Map.of("reminders", reminders));
  }

  private Uni<Integer> batch(Tx tx, LocalDate asOf) {
    return tx.list(
            REMIND, row -> new Due(Document.from(row), row.getString("property_name")), asOf, BATCH)
        .call(due -> tellEach(tx, due, asOf))
        .map(List::size);
  }

  private Uni<Void> tellEach(Tx tx, List<Due> due, LocalDate asOf) {
    return Multi.createFrom()
        .iterable(due)
        .onItem()
        .transformToUniAndConcatenate(one -> tell(tx, one, asOf))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> tell(Tx tx, Due due, LocalDate asOf) {
    Document document = due.document();
    LocalDate expiry = document.expiryDate().orElseThrow();
    return outbox.add(
        tx,
        document.id(),
        document.organizationId(),
        DocumentExpiring.newBuilder()
            .setDocumentId(document.id())
            .setPropertyId(document.propertyId())
            .setOrganizationId(document.organizationId())
            .setPropertyName(due.propertyName())
            .setDocumentType(Choice.column(document.documentType()).replace('_', ' '))
            .setFileName(document.fileName())
            .setExpiresOn(expiry)
            .setDaysLeft((int) ChronoUnit.DAYS.between(asOf, expiry))
            .setUploadedBy(document.uploadedBy())
            .build());
  }
}
