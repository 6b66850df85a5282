package io.tenantry.platform.files;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes pictures of uploads and keeps them, with their smaller sizes. Blocks; belongs on worker
 * threads.
 */
@ApplicationScoped
public class PictureIntake {
  private static final String JPEG = "image/jpeg";

  private final Intake intake;
  private final FileStore store;
  private final HeicConverter heic;

  PictureIntake(Intake intake, FileStore store, HeicConverter heic) {
    this.intake = intake;
    this.store = store;
    this.heic = heic;
  }

  /**
   * Result of an upload.
   *
   * @param picture what is kept; empty when nothing is
   */
  public record Outcome(Verdict verdict, Optional<Kept> picture) {}

  /**
   * A picture that is in the store.
   *
   * @param width pixels
   * @param size bytes
   */
  public record Kept(String contentType, int width, int height, long size) {}

  /** Returns whether nothing here can read such a file. */
  public boolean isUnreadable(String contentType) {
    return heic.isFor(contentType) && !heic.isThere();
  }

  /**
   * Looks at an upload and keeps the picture that is made of it. The upload stays until it is
   * discarded, so that this can be done again.
   *
   * @param key where the picture is kept; its smaller sizes beside it ({@link PhotoSize#of})
   */
  public Outcome accept(Announced upload, String key) {
    try (TemporaryFolder folder = TemporaryFolder.create()) {
      Verdict verdict = intake.look(upload, folder);
      return verdict instanceof Verdict.Accepted(Path content)
          ? keep(upload, key, verdict, content, folder)
          : new Outcome(verdict, Optional.empty());
    }
  }

  private Outcome keep(
      Announced upload, String key, Verdict verdict, Path content, TemporaryFolder folder) {
    try {
      return new Outcome(verdict, Optional.of(stored(key, picture(upload, content, folder))));
    } catch (Picture.Undecodable e) {
      return new Outcome(new Verdict.Refused("The picture cannot be decoded."), Optional.empty());
    }
  }

  private Picture picture(Announced upload, Path content, TemporaryFolder folder)
      throws Picture.Undecodable {
    if (!heic.isFor(upload.contentType())) {
      return Picture.of(content, upload.contentType(), folder);
    }
    Optional<Path> jpeg = heic.convert(content, folder);
    return Picture.of(jpeg.orElseThrow(Picture.Undecodable::new), JPEG, folder);
  }

  private Kept stored(String key, Picture picture) {
    store.put(key, picture.content(), picture.contentType());
    picture.smaller().forEach((size, file) -> store.put(size.of(key), file, picture.contentType()));
    return new Kept(picture.contentType(), picture.width(), picture.height(), picture.size());
  }

  /** Forgets the upload, once it is known what became of it. */
  public void discard(Announced upload) {
    intake.discard(upload);
  }

  /** Deletes whatever there is of an upload and of the picture that was made of it. */
  public void delete(String uploadKey, String key) {
    Stream<String> smaller = Arrays.stream(PhotoSize.values()).map(size -> size.of(key));
    store.delete(Stream.concat(Stream.of(uploadKey, key), smaller).toList());
  }
}
