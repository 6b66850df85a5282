package io.tenantry.property.photo;

import io.tenantry.property.file.FileStore;
import io.tenantry.property.file.Intake;
import io.tenantry.property.file.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** The objects behind photos. Blocks; belongs on worker threads. */
@ApplicationScoped
class PhotoFiles {
  private final Intake intake;
  private final FileStore store;

  PhotoFiles(Intake intake, FileStore store) {
    this.intake = intake;
    this.store = store;
  }

  /**
   * What came of an upload.
   *
   * @param picture what is kept; empty when nothing is
   */
  record Outcome(Verdict verdict, Optional<Picture> picture) {}

  /** Looks at an upload and keeps the picture that is made of it. */
  Outcome accept(Photo photo) {
    Verdict verdict = intake.look(photo.announced());
    return verdict instanceof Verdict.Accepted(byte[] content)
        ? keep(photo, verdict, content)
        : new Outcome(verdict, Optional.empty());
  }

  private Outcome keep(Photo photo, Verdict verdict, byte[] content) {
    try {
      Picture picture = Picture.of(content, photo.contentType());
      store.put(photo.key(), picture.content(), picture.contentType());
      picture
          .smaller()
          .forEach((size, bytes) -> store.put(size.of(photo.key()), bytes, picture.contentType()));
      return new Outcome(verdict, Optional.of(picture));
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      return new Outcome(new Verdict.Refused("The picture cannot be decoded."), Optional.empty());
    } finally {
      intake.discard(photo.announced());
    }
  }

  /** Deletes whatever there is of a photo. */
  void delete(Photo photo) {
    Stream<String> smaller = Arrays.stream(PhotoSize.values()).map(size -> size.of(photo.key()));
    store.delete(Stream.concat(Stream.of(photo.uploadKey(), photo.key()), smaller).toList());
  }
}
