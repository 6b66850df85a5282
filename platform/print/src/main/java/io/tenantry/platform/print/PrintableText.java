package io.tenantry.platform.print;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.stream.Collectors;

/**
 * Makes text printable without a hole: what no face shows is written in Latin letters, or by its
 * number. Control characters, which XML forbids, become spaces; what turns the order of letters
 * around goes.
 */
final class PrintableText {
  private static final String UNKNOWN = "\uFFFD";
  private static final String SPACES = "\t\n\r";
  private final Faces faces;

  PrintableText(Faces faces) {
    this.faces = faces;
  }

  /** The source of a page, in which markup stays as it is. */
  String page(String html) {
    var page = new StringBuilder(html.length());
    var unshown = new StringBuilder();
    html.codePoints()
        .forEach(
            c -> {
              String known = known(c);
              if (known == null) {
                unshown.appendCodePoint(c);
              } else {
                page.append(escaped(inLatin(unshown))).append(known);
              }
            });
    return page.append(escaped(inLatin(unshown))).toString();
  }

  /** A character as it is printed, null when no face shows it. */
  private String known(int c) {
    if (c < 0x80 && c >= ' ' && c != 0x7F) {
      return Character.toString(c);
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
          SPACES.indexOf(c) >= 0 ? Character.toString(c) : " ";
      case Character.SURROGATE -> UNKNOWN;
      default -> isDropped(c) ? "" : faces.show(c) ? Character.toString(c) : null;
    };
  }

  private static boolean isDropped(int c) {
    boolean turnsAround = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    boolean chooses = (c >= 0xFE00 && c <= 0xFE0D) || (c >= 0xE0000 && c <= 0xE0FFF);
    boolean isNone = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF) || c == 0xFEFF;
    return turnsAround || chooses || isNone;
  }

  private String inLatin(StringBuilder unshown) {
    if (unshown.isEmpty()) {
      return "";
    }
    String simpler = Normalizer.normalize(unshown.toString(), Normalizer.Form.NFKC);
    unshown.setLength(0);
    return numbered(areShown(simpler) ? simpler : Latin.LETTERS.transliterate(simpler));
  }

  private boolean areShown(String text) {
    return text.codePoints().allMatch(faces::show);
  }

  private String numbered(String text) {
    return text.codePoints()
        .mapToObj(c -> faces.show(c) ? Character.toString(c) : "[U+%04X]".formatted(c))
        .collect(Collectors.joining());
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** Read when the first letter needs it. */
  private static final class Latin {
    static final Transliterator LETTERS = Transliterator.getInstance("Any-Latin");
  }
}
