package io.tenantry.platform.web;

import java.util.Set;

/** Classes of characters that texts may have, by Unicode. */
final class Texts {
  static final String NOT_KEEPABLE = "must not contain control characters or broken characters";

  /** Letters by their type, but there is nothing to see: the Hangul fillers and Braille's blank. */
  private static final Set<Integer> BLANK_LETTERS = Set.of(0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800);

  private Texts() {}

  /** No control character but line breaks and tabs, no lone surrogate, no U+FFFE and U+FFFF. */
  static boolean isKeepable(String text) {
    return text.codePoints().allMatch(Texts::isKeepable);
  }

  private static boolean isKeepable(int character) {
    return switch (character) {
      case '\n', '\r', '\t' -> true;
      case 0xFFFE, 0xFFFF -> false;
      default ->
          !Character.isISOControl(character) && Character.getType(character) != Character.SURROGATE;
    };
  }

  /** Returns whether all of it stands in one line, for every program that will show it. */
  static boolean isOneLine(String text) {
    return text.chars()
        .noneMatch(
            character ->
                character == '\u2028'
                    || character == '\u2029'
                    || Character.isISOControl(character));
  }

  /**
   * Returns whether there is something, but nothing that a person could see; plain spaces are
   * nothing.
   */
  static boolean isInvisible(String text) {
    return !text.trim().isEmpty() && text.codePoints().noneMatch(Texts::isVisible);
  }

  private static boolean isVisible(int character) {
    return switch (Character.getType(character)) {
      case Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK ->
          false;
      default -> !BLANK_LETTERS.contains(character);
    };
  }
}
