package io.tenantry.property.photo;

import io.tenantry.property.file.FileStore;
import io.tenantry.property.file.HeicConverter;
import io.tenantry.property.file.Intake;
import io.tenantry.property.file.TemporaryFolder;
import io.tenantry.property.file.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** The objects behind photos. Blocks; belongs on worker threads. */
@ApplicationScoped
class PhotoFiles {
  private static final String JPEG = "image/jpeg";

  private final Intake intake;
  private final FileStore store;
  private final HeicConverter heic;

  PhotoFiles(Intake intake, FileStore store, HeicConverter heic) {
    this.intake = intake;
    this.store = store;
    this.heic = heic;
  }

  /**
   * Result of an upload.
   *
   * @param picture what is kept; empty when nothing is
   */
  record Outcome(Verdict verdict, Optional<Kept> picture) {}

  /**
   * A picture that is in the store.
   *
   * @param width pixels
   * @param size bytes
   */
  record Kept(String contentType, int width, int height, long size) {}

  /** Returns whether nothing here can read such a file. */
  boolean isUnreadable(String contentType) {
    return heic.isFor(contentType) && !heic.isThere();
  }

  /**
   * Looks at an upload and keeps the picture that is made of it. The upload stays until it is
   * discarded, so that this can be done again.
   */
  Outcome accept(Photo photo) {
    try (TemporaryFolder folder = TemporaryFolder.create()) {
      Verdict verdict = intake.look(photo.announced(), folder);
      return verdict instanceof Verdict.Accepted(Path content)
          ? keep(photo, verdict, content, folder)
          : new Outcome(verdict, Optional.empty());
    }
  }

  private Outcome keep(Photo photo, Verdict verdict, Path content, TemporaryFolder folder) {
    try {
      return new Outcome(verdict, Optional.of(stored(photo, picture(photo, content, folder))));
    } catch (Picture.Undecodable e) {
      return new Outcome(new Verdict.Refused("The picture cannot be decoded."), Optional.empty());
    }
  }

  private Picture picture(Photo photo, Path content, TemporaryFolder folder)
      throws Picture.Undecodable {
    if (!heic.isFor(photo.contentType())) {
      return Picture.of(content, photo.contentType(), folder);
    }
    Optional<Path> jpeg = heic.convert(content, folder);
    return Picture.of(jpeg.orElseThrow(Picture.Undecodable::new), JPEG, folder);
  }

  private Kept stored(Photo photo, Picture picture) {
    store.put(photo.key(), picture.content(), picture.contentType());
    picture
        .smaller()
        .forEach((size, file) -> store.put(size.of(photo.key()), file, picture.contentType()));
    return new Kept(picture.contentType(), picture.width(), picture.height(), picture.size());
  }

  /** Forgets the upload, once it is known what became of it. */
  void discardUpload(Photo photo) {
    intake.discard(photo.announced());
  }

  /** Deletes whatever there is of a photo. */
  void delete(Photo photo) {
    Stream<String> smaller = Arrays.stream(PhotoSize.values()).map(size -> size.of(photo.key()));
    store.delete(Stream.concat(Stream.of(photo.uploadKey(), photo.key()), smaller).toList());
  }
}
