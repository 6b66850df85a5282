package io.tenantry.property.portfolio;

/**
 * Error in a file.
 *
 * @param line as an editor counts; the header is 1
 * @param column as the header has it; empty when it is about the line
 */
public record RowError(long line, String column, String message) {
  static RowError at(long line, Column column, String message) {
    return new RowError(line, column.header(), message);
  }
}
