package io.tenantry.property.file;

import java.util.Optional;
import org.apache.tika.Tika;

/** What a file is by its content, whatever it calls itself. */
final class Content {
  private static final Tika TIKA = new Tika();

  private Content() {}

  /** Why the content is not the announced type and nothing but that; empty when it is. */
  static Optional<String> fault(byte[] content, String announced) {
    String found = TIKA.detect(content);
    if (!found.equals(announced)) {
      return Optional.of("%s was announced, %s came.".formatted(announced, found));
    }
    return Polyglot.alsoIn(content, announced)
        .or(
            () ->
                announced.startsWith("image/")
                    ? PictureSize.fault(content, announced)
                    : Optional.empty());
  }
}
