package io.tenantry.property.document;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tenantry.contracts.property.DocumentExpiring;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.EnumColumn;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Outbox;
import io.tenantry.platform.jobs.Job;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * Reminds of documents 30 days, 7 days and a day before they expire and on the day itself (check at
 * 07:00, decisions.md C-62). A day without a run is made up for; nobody is reminded of a step
 * twice. Each document has a transaction of its own: one that fails is tried again the next day.
 */
@ApplicationScoped
class DocumentReminders implements Job {
  private static final Logger LOG = Logger.getLogger(DocumentReminders.class);
  private static final int BATCH = 200;
  private static final UUID FIRST = new UUID(0, 0);

  private static final String DUE =
      """
      select d.id from property_document d join property p on p.id = d.property_id,
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

  /** Result of a batch of reminders, and its last document. */
  private record Batch(List<UUID> documents, int reminded, int failed) {}

  @Override
  public Uni<Map<String, Integer>> run(LocalDate asOf) {
    return Multi.createBy()
        .repeating()
        .uni(() -> new AtomicReference<>(FIRST), last -> batch(last, asOf))
        .whilst(batch -> batch.documents().size() == BATCH)
        .collect()
        .asList()
        .map(
            batches ->
                Map.of(
                    "reminders", batches.stream().mapToInt(Batch::reminded).sum(),
                    "failed", batches.stream().mapToInt(Batch::failed).sum()));
  }

  private Uni<Batch> batch(AtomicReference<UUID> last, LocalDate asOf) {
    return database
        .asService(tx -> tx.list(DUE, row -> row.getUUID("id"), asOf, last.get(), BATCH))
        .invoke(due -> due.stream().reduce((first, second) -> second).ifPresent(last::set))
        .flatMap(due -> remindEach(due, asOf));
  }

  private Uni<Batch> remindEach(List<UUID> documents, LocalDate asOf) {
    return Multi.createFrom()
        .iterable(documents)
        .onItem()
        .transformToUniAndConcatenate(document -> remind(document, asOf))
        .collect()
        .asList()
        .map(
            outcomes ->
                new Batch(
                    documents,
                    Collections.frequency(outcomes, Outcome.REMINDED),
                    Collections.frequency(outcomes, Outcome.FAILED)));
  }

  private enum Outcome {
    REMINDED,
    NOT_DUE,
    FAILED
  }

  private Uni<Outcome> remind(UUID document, LocalDate asOf) {
    return database
        .asService(tx -> remind(tx, document, asOf))
        .onFailure()
        .recoverWithItem(
            failure -> {
              LOG.errorf(failure, "Nobody was reminded of document %s", document);
              return Outcome.FAILED;
            });
  }

  private Uni<Outcome> remind(Tx tx, UUID document, LocalDate asOf) {
    return tx.one(
            REMIND,
            row -> new Due(Document.ROWS.read(row), row.getString("property_name")),
            asOf,
            document)
        .flatMap(
            due ->
                due.isEmpty()
                    ? Uni.createFrom().item(Outcome.NOT_DUE)
                    : tell(tx, due.get(), asOf).replaceWith(Outcome.REMINDED));
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
            .setDocumentType(EnumColumn.column(document.documentType()).replace('_', ' '))
            .setFileName(document.fileName())
            .setExpiresOn(expiry)
            .setDaysLeft((int) ChronoUnit.DAYS.between(asOf, expiry))
            .setUploadedBy(document.uploadedBy())
            .build());
  }
}
