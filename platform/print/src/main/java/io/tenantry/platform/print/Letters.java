package io.tenantry.platform.print;

import java.lang.Character.UnicodeScript;

/** Kinds of characters that matter when text is set. */
final class Letters {
  private static final int LATIN_EXTENDED = 0x250;

  private Letters() {}

  /** Joiners, direction marks and the like: they shape others and are not drawn themselves. */
  static boolean isUnseen(int c) {
    return (c >= 0x200B && c <= 0x200F) || c == 0xFE0E || c == 0xFE0F || c == 0xAD;
  }

  /** True for marks that stand on, under or around another letter. */
  static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK;
  }

  /** Returns whether text needs no shaping and one face: it is drawn as it comes. */
  static boolean arePlain(String text, Face face) {
    return text.codePoints().allMatch(c -> isPlain(c, face));
  }

  private static boolean isPlain(int c, Face face) {
    if (c < LATIN_EXTENDED) {
      return c != 0xAD;
    }
    return c <= 0xFFFF
        && !isMark(c)
        && !isUnseen(c)
        && isOfPlainScript(c)
        && (face.shows(c) || Character.isWhitespace(c));
  }

  private static boolean isOfPlainScript(int c) {
    return switch (UnicodeScript.of(c)) {
      case LATIN, COMMON, INHERITED, GREEK, CYRILLIC -> true;
      default -> false;
    };
  }
}
