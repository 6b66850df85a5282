package io.tenantry.property.photo;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Ids;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.files.FileRefusals;
import io.tenantry.platform.files.FileStore;
import io.tenantry.platform.files.PictureIntake;
import io.tenantry.platform.files.PictureIntake.Kept;
import io.tenantry.platform.files.PictureIntake.Outcome;
import io.tenantry.platform.files.PictureQueue;
import io.tenantry.platform.files.Verdict;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.web.Page;
import io.tenantry.platform.web.PageRequest;
import io.tenantry.platform.web.Problems;
import io.tenantry.property.file.FileStatus;
import io.tenantry.property.property.Properties;
import io.tenantry.property.property.Property;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Photos of properties: announced, uploaded by the client straight to the store, looked at. */
@ApplicationScoped
public class Photos {
  private static final String LIST =
      """
      select * from photo where property_id = $1 and status = 'ready' and id < $2
      order by id desc limit $3
      """;
  private static final String FIND = "select * from photo where property_id = $1 and id = $2";
  private static final String REFUSE =
      """
      update photo set status = $2 where id = $1 and status = any($3)
      """;
  private static final String ACCEPT =
      """
      update photo set status = $6, content_type = $2, size = $3, width = $4, height = $5
      where id = $1 and status = any($7)
      """;
  private static final String REMOVE =
      """
      delete from photo where id = $1
        and not exists (select from listing where photos @> array[$1] and status <> 'archived')
      """;
  private static final String READY_OF =
      "select id from photo where property_id = $1 and status = 'ready' and id = any($2)";

  private static final String WITH_SMALLER =
      "select id from photo where id = any($1) and width is not null";

  private final Database database;
  private final Properties properties;
  private final PictureIntake files;
  private final PictureQueue queue;
  private final FileStore store;
  private final Clock clock;

  Photos(
      Database database,
      Properties properties,
      PictureIntake files,
      PictureQueue queue,
      FileStore store,
      Clock clock) {
    this.database = database;
    this.properties = properties;
    this.files = files;
    this.queue = queue;
    this.store = store;
    this.clock = clock;
  }

  /** Announces an upload. */
  Uni<PendingPhoto> announce(
      Tx tx, Caller caller, UUID propertyId, Photo.Announcement announcement) {
    if (files.isUnreadable(announcement.contentType())) {
      throw Problems.invalid(
          "contentType",
          "HEIC photos cannot be taken here; save the photo as JPEG and upload that");
    }
    return properties
        .require(tx, propertyId)
        .flatMap(property -> add(tx, caller, property, announcement))
        .map(photo -> PendingPhoto.of(photo, store.upload(photo.announced())));
  }

  private Uni<Photo> add(Tx tx, Caller caller, Property property, Photo.Announcement announcement) {
    return Photo.ROWS.insert(
        tx,
        Photo.ROWS
            .columns(announcement)
            .with("id", Ids.next())
            .with("org_id", property.organizationId())
            .with("property_id", property.id())
            .with("created_by", caller.id())
            .with("status", FileStatus.PENDING)
            .with("created_at", clock.instant()));
  }

  /** A property's photos that are ready, newest first. */
  Uni<Page<ReadyPhoto>> list(Caller caller, UUID propertyId, PageRequest page) {
    return database
        .as(
            caller,
            tx ->
                properties
                    .require(tx, propertyId)
                    .flatMap(
                        property ->
                            tx.list(
                                LIST, Photo.ROWS::read, propertyId, page.before(), page.rows())))
        .map(photos -> photos.stream().map(this::shown).toList())
        .map(photos -> Page.of(photos, page.limit(), ReadyPhoto::photoId));
  }

  /** Looks at an upload. Anything but the announced image is deleted and refused. */
  Uni<ReadyPhoto> complete(Caller caller, UUID propertyId, UUID id) {
    return database
        .as(caller, tx -> require(tx, propertyId, id))
        .flatMap(photo -> complete(caller, photo));
  }

  private Uni<ReadyPhoto> complete(Caller caller, Photo photo) {
    return switch (photo.status()) {
      case READY -> Uni.createFrom().item(shown(photo));
      case REFUSED ->
          Uni.createFrom().failure(FileRefusals.refused("photo", "The upload was refused before."));
      case PENDING, UNSCANNED -> look(caller, photo);
    };
  }

  private Uni<ReadyPhoto> look(Caller caller, Photo photo) {
    // the work may outlive the request and what is known of the caller by it
    var orderer = new Caller(caller.id(), caller.organization(), caller.roles(), caller.email());
    return queue.once(photo.id(), () -> work(orderer, photo)).map(this::shown);
  }

  private Uni<Photo> work(Caller caller, Photo photo) {
    return Uni.createFrom()
        .item(() -> files.accept(photo.announced(), photo.key()))
        .runSubscriptionOn(queue.workers())
        .flatMap(
            outcome ->
                database
                    .as(caller, tx -> decide(tx, photo, outcome))
                    .emitOn(Infrastructure.getDefaultWorkerPool())
                    .map(decided -> settled(decided, outcome.verdict())));
  }

  /** The upload goes when it is known what became of it, and not before. */
  private Photo settled(Photo photo, Verdict verdict) {
    if (photo.status() != FileStatus.UNSCANNED) {
      files.discard(photo.announced());
    }
    if (photo.status() == FileStatus.READY) {
      return photo;
    }
    throw verdict instanceof Verdict.Refused(String reason)
        ? FileRefusals.refused("photo", reason)
        : FileRefusals.unscanned();
  }

  private static Uni<Photo> decide(Tx tx, Photo photo, Outcome outcome) {
    Uni<Integer> decided =
        outcome
            .picture()
            .map(picture -> accept(tx, photo, picture))
            .orElseGet(() -> refuse(tx, photo, FileStatus.of(outcome.verdict())));
    return decided.flatMap(done -> require(tx, photo.propertyId(), photo.id()));
  }

  private static Uni<Integer> refuse(Tx tx, Photo photo, FileStatus status) {
    return tx.execute(REFUSE, photo.id(), status, status.sources());
  }

  private static Uni<Integer> accept(Tx tx, Photo photo, Kept picture) {
    return tx.execute(
        ACCEPT,
        photo.id(),
        picture.contentType(),
        picture.size(),
        picture.width(),
        picture.height(),
        FileStatus.READY,
        FileStatus.READY.sources());
  }

  /** Deletes a photo that no listing shows; first the row, so that nobody is shown a dead link. */
  Uni<Void> remove(Caller caller, UUID propertyId, UUID id) {
    return database
        .as(caller, tx -> require(tx, propertyId, id).call(photo -> delete(tx, photo)))
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .invoke(photo -> files.delete(photo.uploadKey(), photo.key()))
        .replaceWithVoid();
  }

  private static Uni<Integer> delete(Tx tx, Photo photo) {
    return tx.execute(REMOVE, photo.id())
        .invoke(
            deleted -> {
              if (deleted == 0) {
                throw Problems.conflict(
                    "photo-shown", "A listing shows this photo; take it off the listing first.");
              }
            });
  }

  /** Returns those of these photos that belong to the property and can be shown. */
  public Uni<List<UUID>> readyOf(Tx tx, UUID propertyId, List<UUID> photos) {
    return tx.list(READY_OF, row -> row.getUUID("id"), propertyId, photos.toArray(UUID[]::new));
  }

  /**
   * Returns those of these photos that have smaller sizes; older ones are as they were uploaded.
   */
  public Uni<List<UUID>> withSmaller(Tx tx, List<UUID> photos) {
    return photos.isEmpty()
        ? Uni.createFrom().item(List.of())
        : tx.list(WITH_SMALLER, row -> row.getUUID("id"), (Object) photos.toArray(UUID[]::new));
  }

  private static Uni<Photo> require(Tx tx, UUID propertyId, UUID id) {
    return tx.one(FIND, Photo.ROWS::read, propertyId, id)
        .map(photo -> photo.orElseThrow(() -> Problems.notFound("The photo")));
  }

  private ReadyPhoto shown(Photo photo) {
    return ReadyPhoto.of(photo, store);
  }
}
