package io.tenantry.platform.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.apache.tika.Tika;

/** Type of a file by its content, whatever its name says. */
final class Content {
  private static final Tika TIKA = new Tika();

  /** Tika tells types apart by this many bytes at most. */
  private static final int HEAD = 64 * 1024;

  /** Two names of one family; which one a file has depends on the program that wrote it. */
  private static final Set<String> HEIC = Set.of("image/heic", "image/heif");

  private Content() {}

  /**
   * Returns the reason why the content is not the announced type and nothing but that; empty when
   * it is.
   */
  static Optional<String> fault(Path content, String announced) throws IOException {
    String found = detected(content);
    if (!found.equals(announced) && !(HEIC.contains(found) && HEIC.contains(announced))) {
      return Optional.of("%s was announced, %s came.".formatted(announced, found));
    }
    Optional<String> second = Polyglot.alsoIn(content, announced);
    return second.isEmpty() && announced.startsWith("image/")
        ? PictureSize.fault(content, announced)
        : second;
  }

  private static String detected(Path content) throws IOException {
    try (InputStream in = Files.newInputStream(content)) {
      return TIKA.detect(in.readNBytes(HEAD));
    }
  }
}
