package io.tenantry.property.portfolio;

import io.tenantry.platform.web.BoundedInput;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Separator of a file's cells and its decimal mark, which differ by country: where numbers have a
 * comma, spreadsheets separate cells by something else.
 *
 * @param separator of cells: a comma, a semicolon or a tab
 * @param decimalMark of numbers: a point or a comma
 */
record Notation(char separator, char decimalMark) {
  static final char POINT = '.';
  static final char COMMA = ',';

  private static final char[] SEPARATORS = {COMMA, ';', '\t'};
  private static final String SEPARATOR_LINE = "sep=";

  /** The separator that the header has most of; some programs name it in a line of its own. */
  static char separatorOf(String content) {
    String first = content.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    if (namesSeparator(first)) {
      return first.charAt(SEPARATOR_LINE.length());
    }
    char found = COMMA;
    for (char separator : SEPARATORS) {
      if (count(first, separator) > count(first, found)) {
        found = separator;
      }
    }
    return found;
  }

  /** Returns whether a line is no header but says what separates cells. */
  static boolean namesSeparator(String line) {
    return line.length() == SEPARATOR_LINE.length() + 1
        && line.regionMatches(true, 0, SEPARATOR_LINE, 0, SEPARATOR_LINE.length())
        && new String(SEPARATORS).indexOf(line.charAt(SEPARATOR_LINE.length())) >= 0;
  }

  private static long count(String line, char separator) {
    return line.chars().filter(character -> character == separator).count();
  }

  /**
   * The notation of a file whose numbers are these. Unless it is said, numbers have a comma where
   * cells are not separated by commas and one of them has one.
   */
  static Notation of(char separator, Optional<DecimalMark> said, Stream<String> numbers) {
    char detected =
        separator != COMMA && numbers.anyMatch(number -> number.indexOf(COMMA) >= 0)
            ? COMMA
            : POINT;
    return new Notation(separator, said.map(DecimalMark::mark).orElse(detected));
  }

  /**
   * Reads a number.
   *
   * @throws NumberFormatException when it is none in this notation, or out of bounds
   */
  BigDecimal number(String text) {
    if (decimalMark == POINT) {
      return BoundedInput.amount(text);
    }
    if (text.indexOf(POINT) >= 0) {
      throw new NumberFormatException("A comma is the decimal mark of this file");
    }
    return BoundedInput.amount(text.replace(COMMA, POINT));
  }
}
