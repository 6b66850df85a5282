package io.tenantry.notification.email;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Text of an e-mail's header in ASCII (RFC 2047). The mail client encodes UTF-16 halves, of which
 * emoji and rare Han have two, and would let a line break through as a header of its own.
 */
final class HeaderText {
  private static final int BYTES_A_WORD = 36;
  private static final int LONGEST_LINE = 900;
  private static final int REPLACEMENT = 0xFFFD;

  private HeaderText() {}

  /** The text on lines that are short enough, so that every reader gets it back as it was. */
  static String encoded(String text) {
    String line = onOneLine(text);
    return isPlain(line) ? line : String.join("\n ", words(line));
  }

  /** A name and its address; the name stays on one line. */
  static String mailbox(String name, String address) {
    String line = onOneLine(name);
    return (isPlain(line) ? line : String.join(" ", words(line))) + " <" + address + ">";
  }

  private static String onOneLine(String text) {
    var line = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> Character.isISOControl(c) ? ' ' : c)
        .map(c -> Character.getType(c) == Character.SURROGATE ? REPLACEMENT : c)
        .forEach(line::appendCodePoint);
    return line.toString().strip();
  }

  /** What looks encoded is encoded, or readers would decode what nobody encoded. */
  private static boolean isPlain(String line) {
    return line.length() <= LONGEST_LINE
        && !line.contains("=?")
        && line.chars().allMatch(c -> c >= ' ' && c <= '~');
  }

  private static List<String> words(String line) {
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    int bytes = 0;
    for (int c : line.codePoints().toArray()) {
      int more = Character.toString(c).getBytes(StandardCharsets.UTF_8).length;
      if (bytes + more > BYTES_A_WORD) {
        words.add(word(word));
        bytes = 0;
      }
      word.appendCodePoint(c);
      bytes += more;
    }
    words.add(word(word));
    return words;
  }

  private static String word(StringBuilder text) {
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    text.setLength(0);
    return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(bytes) + "?=";
  }
}
