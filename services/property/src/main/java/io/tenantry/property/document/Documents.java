package io.tenantry.property.document;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.tenantry.platform.audit.Act;
import io.tenantry.platform.audit.Audit;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Ids;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.files.FileRefusals;
import io.tenantry.platform.files.FileStore;
import io.tenantry.platform.files.Intake;
import io.tenantry.platform.files.TemporaryFolder;
import io.tenantry.platform.files.Verdict;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.web.Page;
import io.tenantry.platform.web.PageRequest;
import io.tenantry.platform.web.Problems;
import io.tenantry.property.file.FileStatus;
import io.tenantry.property.property.Properties;
import io.tenantry.property.property.Property;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Papers of properties: announced, uploaded straight to the store, looked at, never public. */
@ApplicationScoped
class Documents {
  private static final String LIST =
      """
      select * from property_document where property_id = $1 and status = 'ready' and id < $2
      order by id desc limit $3
      """;
  private static final String FIND =
      """
      select d.* from property_document d join property p on p.id = d.property_id
      where d.id = $1 and p.deleted_at is null
      """;
  private static final String DECIDE =
      """
      update property_document set status = $2
      where id = $1 and status = any($3)
      """;
  private static final String REMOVE = "delete from property_document where id = $1";

  private final Database database;
  private final Properties properties;
  private final Intake intake;
  private final FileStore store;
  private final Audit audit;
  private final Clock clock;

  Documents(
      Database database,
      Properties properties,
      Intake intake,
      FileStore store,
      Audit audit,
      Clock clock) {
    this.database = database;
    this.properties = properties;
    this.intake = intake;
    this.store = store;
    this.audit = audit;
    this.clock = clock;
  }

  /** Announces an upload. */
  Uni<PendingDocument> announce(
      Tx tx, Caller caller, UUID propertyId, Document.Announcement announcement) {
    return properties
        .require(tx, propertyId)
        .flatMap(property -> add(tx, caller, property, announcement))
        .map(document -> PendingDocument.of(document, store.upload(document.announced())));
  }

  private Uni<Document> add(
      Tx tx, Caller caller, Property property, Document.Announcement announcement) {
    return Document.ROWS.insert(
        tx,
        Document.ROWS
            .columns(announcement)
            .with("id", Ids.next())
            .with("org_id", property.organizationId())
            .with("property_id", property.id())
            .with("created_by", caller.id())
            .with("file_name", announcement.fileName().strip())
            .with("status", FileStatus.PENDING)
            .with("created_at", clock.instant()));
  }

  /** Looks at an upload. Anything but the announced document is deleted and refused. */
  Uni<ReadyDocument> complete(Caller caller, UUID id) {
    return database
        .as(caller, tx -> require(tx, id))
        .flatMap(
            document ->
                switch (document.status()) {
                  case READY -> Uni.createFrom().item(shown(document));
                  case REFUSED ->
                      throw FileRefusals.refused("document", "The upload was refused before.");
                  case PENDING, UNSCANNED -> look(caller, document);
                });
  }

  private Uni<ReadyDocument> look(Caller caller, Document document) {
    return Uni.createFrom()
        .item(() -> accept(document))
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
        .call(
            verdict ->
                database.as(caller, tx -> decide(tx, caller, document, FileStatus.of(verdict))))
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .invoke(verdict -> discard(document, verdict))
        .map(verdict -> shown(document, verdict));
  }

  private Verdict accept(Document document) {
    try (TemporaryFolder folder = TemporaryFolder.create()) {
      Verdict verdict = intake.look(document.announced(), folder);
      if (verdict instanceof Verdict.Accepted(Path content)) {
        store.put(document.key(), content, document.contentType());
      }
      return verdict;
    }
  }

  /** The upload goes when it is known what became of it, and not before. */
  private void discard(Document document, Verdict verdict) {
    if (FileStatus.of(verdict) == FileStatus.READY) {
      intake.discard(document.announced());
    }
  }

  private Uni<Void> decide(Tx tx, Caller caller, Document document, FileStatus status) {
    return tx.execute(DECIDE, document.id(), status, status.sources())
        .flatMap(
            decided ->
                decided == 1 && status == FileStatus.READY
                    ? audit.record(tx, caller, act("document.added", document))
                    : Uni.createFrom().voidItem());
  }

  private ReadyDocument shown(Document document, Verdict verdict) {
    return switch (verdict) {
      case Verdict.Accepted accepted -> shown(document);
      case Verdict.Refused(String reason) -> throw FileRefusals.refused("document", reason);
      case Verdict.Unscanned unscanned -> throw FileRefusals.unscanned();
    };
  }

  /** A property's documents that were looked at, newest first. */
  Uni<Page<ReadyDocument>> list(Caller caller, UUID propertyId, PageRequest page) {
    return database
        .as(
            caller,
            tx ->
                properties
                    .require(tx, propertyId)
                    .flatMap(
                        property ->
                            tx.list(
                                LIST, Document.ROWS::read, propertyId, page.before(), page.rows())))
        .map(documents -> documents.stream().map(this::shown).toList())
        .map(documents -> Page.of(documents, page.limit(), ReadyDocument::id));
  }

  /** One document that was looked at. */
  Uni<ReadyDocument> find(Caller caller, UUID id) {
    return database
        .as(caller, tx -> require(tx, id))
        .map(
            document -> {
              if (document.status() != FileStatus.READY) {
                throw Problems.notFound("The document");
              }
              return shown(document);
            });
  }

  /** Deletes a document; first the row, so that nobody is given a dead link. */
  Uni<Void> remove(Caller caller, UUID id) {
    return database
        .as(
            caller,
            tx ->
                require(tx, id)
                    .call(document -> tx.execute(REMOVE, id))
                    .call(document -> audit.record(tx, caller, act("document.removed", document))))
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .invoke(document -> store.delete(List.of(document.key(), document.announced().uploadKey())))
        .replaceWithVoid();
  }

  private static Act act(String action, Document document) {
    return Act.of(action, "document", document.id())
        .in(document.organizationId())
        .with(Map.of("propertyId", document.propertyId(), "documentType", document.documentType()));
  }

  private static Uni<Document> require(Tx tx, UUID id) {
    return tx.one(FIND, Document.ROWS::read, id)
        .map(document -> document.orElseThrow(() -> Problems.notFound("The document")));
  }

  private ReadyDocument shown(Document document) {
    return ReadyDocument.of(document, store.download(document.key(), document.fileName()));
  }
}
