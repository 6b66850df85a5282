package io.tenantry.maintenance.photo;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.tenantry.maintenance.history.Change;
import io.tenantry.maintenance.request.Requests;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.entities.Entities;
import io.tenantry.platform.files.FileRefusals;
import io.tenantry.platform.files.FileStore;
import io.tenantry.platform.files.PictureIntake;
import io.tenantry.platform.files.PictureIntake.Outcome;
import io.tenantry.platform.files.PictureQueue;
import io.tenantry.platform.files.Verdict;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Photos of what is broken: announced, uploaded straight to the store, looked at. */
@ApplicationScoped
class Photos {
  private static final int MOST = 10;
  private static final String READY = "requestId = ?1 and width is not null order by id";
  private static final String ONE = "requestId = ?1 and id = ?2";

  private final Database database;
  private final Entities entities;
  private final Requests requests;
  private final PictureIntake intake;
  private final PictureQueue queue;
  private final FileStore store;
  private final Clock clock;

  Photos(
      Database database,
      Entities entities,
      Requests requests,
      PictureIntake intake,
      PictureQueue queue,
      FileStore store,
      Clock clock) {
    this.database = database;
    this.entities = entities;
    this.requests = requests;
    this.intake = intake;
    this.queue = queue;
    this.store = store;
    this.clock = clock;
  }

  /** Announces an upload to a request that is open. */
  Uni<PendingPhoto> announce(Tx tx, Caller caller, UUID request, Photo.Announcement announcement) {
    if (intake.isUnreadable(announcement.contentType())) {
      throw Problems.invalid(
          "contentType",
          "HEIC photos cannot be taken here; save the photo as JPEG and upload that");
    }
    return requests
        .add(
            tx,
            caller,
            request,
            Change.PHOTO_ADDED,
            view ->
                Photo.count("requestId", request)
                    .invoke(Photos::requireRoom)
                    .chain(
                        () ->
                            Photo.of(view, caller.id(), announcement, clock.instant())
                                .<Photo>persist())
                    .map(Photo::view))
        .map(Requests.Added::addition)
        .map(photo -> PendingPhoto.of(photo, store.upload(photo.announced())));
  }

  private static void requireRoom(long photos) {
    if (photos >= MOST) {
      throw Problems.conflict(
          "too-many-photos", "A request has at most %d photos.".formatted(MOST));
    }
  }

  /** The photos of a request that can be shown, in their order. */
  Uni<List<ReadyPhoto>> list(Caller caller, UUID request) {
    return database
        .as(caller, tx -> requests.find(tx, request).chain(() -> ready(tx, request)))
        .map(photos -> photos.stream().map(photo -> ReadyPhoto.of(photo, store)).toList());
  }

  private Uni<List<Photo.View>> ready(Tx tx, UUID request) {
    return entities.in(tx, () -> ready(request));
  }

  private static Uni<List<Photo.View>> ready(UUID request) {
    return Photo.<Photo>list(READY, request).map(found -> found.stream().map(Photo::view).toList());
  }

  /** Looks at an upload. What is not the image that was announced is deleted and refused. */
  Uni<ReadyPhoto> complete(Caller caller, UUID request, UUID id) {
    // the work may outlive the request and what is known of the caller by it
    var orderer = new Caller(caller.id(), caller.organization(), caller.roles(), caller.email());
    return database
        .as(orderer, tx -> entities.in(tx, () -> one(request, id).map(Photo::view)))
        .flatMap(
            photo ->
                photo.isReady()
                    ? Uni.createFrom().item(photo)
                    : queue.once(photo.id(), () -> look(orderer, photo)))
        .map(photo -> ReadyPhoto.of(photo, store));
  }

  private Uni<Photo.View> look(Caller caller, Photo.View photo) {
    return Uni.createFrom()
        .item(() -> intake.accept(photo.announced(), photo.key()))
        .runSubscriptionOn(queue.workers())
        .flatMap(outcome -> decided(caller, photo, outcome));
  }

  private Uni<Photo.View> decided(Caller caller, Photo.View photo, Outcome outcome) {
    return switch (outcome.verdict()) {
      case Verdict.Unscanned away -> Uni.createFrom().failure(FileRefusals::unscanned);
      case Verdict.Refused(String reason) ->
          forget(caller, photo)
              .flatMap(gone -> Uni.createFrom().failure(FileRefusals.refused("photo", reason)));
      case Verdict.Accepted accepted ->
          keep(caller, photo, outcome)
              .emitOn(Infrastructure.getDefaultWorkerPool())
              .invoke(() -> intake.discard(photo.announced()));
    };
  }

  private Uni<Photo.View> keep(Caller caller, Photo.View photo, Outcome outcome) {
    return database.as(caller, tx -> entities.in(tx, () -> kept(photo, outcome)));
  }

  private static Uni<Photo.View> kept(Photo.View photo, Outcome outcome) {
    return one(photo.requestId(), photo.id())
        .invoke(found -> outcome.picture().ifPresent(found::ready))
        .map(Photo::view);
  }

  private Uni<Long> forget(Caller caller, Photo.View photo) {
    return database.as(
        caller, tx -> entities.in(tx, () -> Photo.delete("id = ?1 and width is null", photo.id())));
  }

  private static Uni<Photo> one(UUID request, UUID id) {
    return Photo.<Photo>find(ONE, request, id)
        .firstResult()
        .map(
            found -> {
              if (found == null) {
                throw Problems.notFound("The photo");
              }
              return found;
            });
  }
}
