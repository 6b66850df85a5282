package io.tenantry.property.portfolio;

/** What may be said about the numbers of a file. */
public enum DecimalMark {
  POINT(Notation.POINT),
  COMMA(Notation.COMMA);

  private final char mark;

  DecimalMark(char mark) {
    this.mark = mark;
  }

  char mark() {
    return mark;
  }
}
