package io.tenantry.platform.calendar;

/**
 * The lines of an iCalendar text as RFC 5545 §3.1 wants them: 75 octets at most without the line
 * break, longer ones folded. The library counts characters, which are up to four octets each, and
 * would fold in the middle of an emoji.
 */
final class ContentLines {
  private static final int MOST_OCTETS = 75;
  private static final String BREAK = "\r\n";
  private static final String FOLD = BREAK + " ";

  private ContentLines() {}

  /** Folds anew what the library folded. */
  static String folded(String calendar) {
    StringBuilder text = new StringBuilder(calendar.length() + calendar.length() / 16);
    for (String line : unfolded(calendar).split(BREAK, -1)) {
      if (!line.isEmpty()) {
        fold(line, text);
      }
    }
    return text.toString();
  }

  /** The text with each content line on one line. */
  static String unfolded(String calendar) {
    return calendar.replace(FOLD, "").replace(BREAK + "\t", "");
  }

  private static void fold(String line, StringBuilder text) {
    int octets = 0;
    for (int i = 0; i < line.length(); i += Character.charCount(line.codePointAt(i))) {
      int letter = line.codePointAt(i);
      int more = octets(letter);
      if (octets + more > MOST_OCTETS) {
        text.append(FOLD);
        octets = 1;
      }
      text.appendCodePoint(letter);
      octets += more;
    }
    text.append(BREAK);
  }

  /** Returns the number of octets of a letter in UTF-8. */
  private static int octets(int letter) {
    if (letter < 0x80) {
      return 1;
    }
    if (letter < 0x800) {
      return 2;
    }
    return letter < 0x10000 ? 3 : 4;
  }
}
