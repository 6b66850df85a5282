package io.tenantry.property.portfolio;

/**
 * Keeps a spreadsheet from calculating what somebody wrote as a name: what begins like a formula is
 * given an apostrophe, which is taken away again when it is read.
 */
final class Formula {
  private static final String BEGINNINGS = "=+-@\t\r\n";
  private static final char GUARD = '\'';

  private Formula() {}

  static String guarded(String text) {
    return begins(text, 0) ? GUARD + text : text;
  }

  static String unguarded(String text) {
    return !text.isEmpty() && text.charAt(0) == GUARD && begins(text, 1) ? text.substring(1) : text;
  }

  private static boolean begins(String text, int at) {
    return text.length() > at && BEGINNINGS.indexOf(text.charAt(at)) >= 0;
  }
}
