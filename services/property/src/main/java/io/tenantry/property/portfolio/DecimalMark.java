package io.tenantry.property.portfolio;

/** Decimal mark of the numbers in a file. */
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
