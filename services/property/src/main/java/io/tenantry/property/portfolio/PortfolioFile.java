package io.tenantry.property.portfolio;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/** A portfolio as CSV: what it says of each property, in the order in which they are named. */
final class PortfolioFile {
  private static final String BYTE_ORDER_MARK = "\ufeff";
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setIgnoreEmptyLines(true)
          .setTrim(true)
          .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
          .get();

  private PortfolioFile() {}

  /**
   * The lines of each property, under its name.
   *
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 422 when it cannot be read at all
   */
  static List<List<Line>> properties(String content) {
    Map<String, List<Line>> properties = new LinkedHashMap<>();
    for (Line line : lines(content)) {
      String name = line.text(Column.PROPERTY_NAME).orElse("line " + line.number());
      properties.computeIfAbsent(name, key -> new ArrayList<>()).add(line);
    }
    return List.copyOf(properties.values());
  }

  private static List<Line> lines(String content) {
    String text = content.startsWith(BYTE_ORDER_MARK) ? content.substring(1) : content;
    try (CSVParser parser = FORMAT.parse(new StringReader(text))) {
      checkHeader(parser.getHeaderNames());
      List<Line> lines = new ArrayList<>();
      long number = parser.getCurrentLineNumber() + 1;
      for (CSVRecord row : parser) {
        lines.add(line(number, row));
        number = parser.getCurrentLineNumber() + 1;
      }
      if (lines.isEmpty()) {
        throw Line.unreadable("has a header and nothing below it");
      }
      return lines;
    } catch (IOException
        | UncheckedIOException
        | IllegalArgumentException
        | IllegalStateException e) {
      throw Line.unreadable("is no CSV that can be read: " + e.getMessage());
    }
  }

  private static void checkHeader(List<String> header) {
    Set<Column> missing = EnumSet.of(Column.PROPERTY_NAME);
    for (String name : header) {
      missing.remove(
          Column.named(name)
              .orElseThrow(() -> Line.unreadable("has a column nobody knows: " + name)));
    }
    if (!missing.isEmpty()) {
      throw Line.unreadable(
          "lacks the columns "
              + missing.stream().map(Column::header).collect(Collectors.joining(", ")));
    }
  }

  private static Line line(long number, CSVRecord row) {
    Map<Column, String> cells = new EnumMap<>(Column.class);
    row.toMap()
        .forEach(
            (name, cell) -> {
              if (!cell.isBlank()) {
                cells.put(Column.named(name).orElseThrow(), Formula.unguarded(cell));
              }
            });
    var line = new Line(number, cells);
    if (!row.isConsistent()) {
      line.fault("has %d cells; the header has another number".formatted(row.size()));
    }
    if (!line.has(Column.PROPERTY_NAME)) {
      line.fault(Column.PROPERTY_NAME, "is needed in every line");
    }
    return line;
  }
}
