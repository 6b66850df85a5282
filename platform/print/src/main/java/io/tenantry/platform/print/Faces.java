package io.tenantry.platform.print;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The typefaces that documents are set in: Noto, one for each script, and after them whatever an
 * operator put into the folder {@code PRINT_FONTS}, such as a face with Chinese letters.
 */
final class Faces {
  private static final List<String> SHIPPED =
      List.of(
          "NotoSans",
          "NotoSansTamil",
          "NotoSansBengali",
          "NotoSansTelugu",
          "NotoSansKannada",
          "NotoSansMalayalam",
          "NotoSansGujarati",
          "NotoSansGurmukhi",
          "NotoSansOriya",
          "NotoSansSinhala",
          "NotoNaskhArabic",
          "NotoSansHebrew",
          "NotoSansThai",
          "NotoSansMath",
          "NotoSansSymbols",
          "NotoSansSymbols2",
          "NotoEmoji");
  private static final int ASCII = 0x80;

  private final List<Face> faces;

  private Faces(List<Face> faces) {
    this.faces = List.copyOf(faces);
  }

  /** Returns the shipped faces and those of a folder. */
  static Faces shippedAnd(Optional<Path> folder) {
    var faces = new ArrayList<Face>();
    SHIPPED.forEach(name -> faces.add(new Face(name, () -> resource(name))));
    folder.filter(Files::isDirectory).ifPresent(path -> faces.addAll(of(path)));
    return new Faces(faces);
  }

  /** The face of plain Latin, Greek and Cyrillic text, which has Devanagari, too. */
  Face first() {
    return faces.getFirst();
  }

  boolean show(int character) {
    return Character.isWhitespace(character)
        || Letters.isUnseen(character)
        || faces.stream().anyMatch(face -> face.shows(character));
  }

  /**
   * The face for a character.
   *
   * @param last the face of the character before it: marks and punctuation stay with their letters
   */
  Optional<Face> of(int character, Optional<Face> last) {
    return last.filter(face -> staysWith(face, character))
        .or(() -> Character.isWhitespace(character) ? Optional.of(first()) : Optional.empty())
        .or(() -> faces.stream().filter(face -> face.shows(character)).findFirst());
  }

  private static boolean staysWith(Face face, int character) {
    if (character < ASCII && !face.shows(',')) {
      return false; // the digits among the pictures are no digits
    }
    UnicodeScript script = UnicodeScript.of(character);
    boolean belongs =
        Letters.isMark(character)
            || script == UnicodeScript.COMMON
            || script == UnicodeScript.INHERITED;
    return Letters.isUnseen(character) || (belongs && face.shows(character));
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(
        Faces.class.getResourceAsStream("fonts/" + name + "-Regular.ttf"), name);
  }

  private static List<Face> of(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".ttf"))
          .sorted()
          .map(file -> new Face(file.getFileName().toString(), () -> Files.newInputStream(file)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
