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

  /** Encoded, so many bytes stay below the 998 characters that a line may have. */
  private static final int MOST_BYTES = 450;

  private static final String CUT = "…";
  private static final int REPLACEMENT = 0xFFFD;

  private HeaderText() {}

  /** The text, which every reader gets back as it was; only what fits on a line is kept. */
  static String encoded(String text) {
    String line = shortened(onOneLine(text));
    return isPlain(line) ? line : String.join(" ", words(line));
  }

  /** A name and its address. */
  static String mailbox(String name, String address) {
    return encoded(name) + " <" + address + ">";
  }

  private static String shortened(String line) {
    if (bytes(line) <= MOST_BYTES) {
      return line;
    }
    var kept = new StringBuilder();
    int bytes = bytes(CUT);
    for (int c : line.codePoints().toArray()) {
      bytes += bytes(Character.toString(c));
      if (bytes > MOST_BYTES) {
        break;
      }
      kept.appendCodePoint(c);
    }
    return kept + CUT;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static String onOneLine(String text) {
    var line = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> Character.isISOControl(c) ? ' ' : c)
        .map(c -> Character.getType(c) == Character.SURROGATE ? REPLACEMENT : c)
        .forEach(line::appendCodePoint);
    return line.toString().strip();
  }

  /** Text that looks encoded gets encoded, or mail readers would decode it. */
  private static boolean isPlain(String line) {
    return !line.contains("=?") && line.chars().allMatch(c -> c >= ' ' && c <= '~');
  }

  private static List<String> words(String line) {
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    int bytes = 0;
    for (int c : line.codePoints().toArray()) {
      int more = bytes(Character.toString(c));
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
