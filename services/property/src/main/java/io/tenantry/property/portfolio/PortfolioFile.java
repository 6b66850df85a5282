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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A portfolio as CSV: the lines of each property, in the order in which they are named. Leftovers
 * of spreadsheets are no data: lines without content, columns without a name.
 */
final class PortfolioFile {
  private PortfolioFile() {}

  /**
   * The notation of a file.
   *
   * @param said what its sender says of its numbers
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 422 when it cannot be read at all
   */
  static Notation notation(String content, Optional<DecimalMark> said) {
    char separator = Notation.separatorOf(content);
    return Notation.of(separator, said, numbers(lines(content, new Notation(separator, '.'))));
  }

  private static Stream<String> numbers(List<Line> lines) {
    return lines.stream()
        .flatMap(line -> Column.NUMBERS.stream().map(line::text).flatMap(Optional::stream));
  }

  /**
   * The lines of each property, under its name.
   *
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 422 when it cannot be read at all
   */
  static List<List<Line>> properties(String content, Notation notation) {
    Map<String, List<Line>> properties = new LinkedHashMap<>();
    for (Line line : lines(content, notation)) {
      String name = line.text(Column.PROPERTY_NAME).orElse("line " + line.number());
      properties.computeIfAbsent(name, key -> new ArrayList<>()).add(line);
    }
    return List.copyOf(properties.values());
  }

  private static List<Line> lines(String content, Notation notation) {
    try (CSVParser parser = format(notation).parse(new StringReader(content))) {
      List<Line> lines = new ArrayList<>();
      List<Optional<Column>> header = List.of();
      long number = 1;
      for (CSVRecord row : parser) {
        if (hasContent(row) && !Notation.namesSeparator(row.get(0) + notation.separator())) {
          if (header.isEmpty()) {
            header = header(row);
          } else {
            lines.add(line(number, header, row, notation));
          }
        }
        number = parser.getCurrentLineNumber() + 1;
      }
      if (lines.isEmpty()) {
        throw Line.unreadable("has nothing below its header");
      }
      return lines;
    } catch (IOException
        | UncheckedIOException
        | IllegalArgumentException
        | IllegalStateException e) {
      throw Line.unreadable("is no CSV that can be read: " + e.getMessage());
    }
  }

  private static CSVFormat format(Notation notation) {
    return CSVFormat.DEFAULT
        .builder()
        .setDelimiter(notation.separator())
        .setIgnoreEmptyLines(true)
        .setTrim(true)
        .get();
  }

  private static boolean hasContent(CSVRecord row) {
    return row.stream().anyMatch(cell -> !cell.isBlank());
  }

  /** The column of each place; none where the header has no name. */
  private static List<Optional<Column>> header(CSVRecord row) {
    List<Optional<Column>> header = new ArrayList<>();
    Set<Column> missing = EnumSet.of(Column.PROPERTY_NAME);
    Set<Column> seen = EnumSet.noneOf(Column.class);
    for (String name : row) {
      Optional<Column> column = Column.named(name);
      if (column.isEmpty() && !name.isBlank()) {
        throw Line.unreadable("has a column nobody knows: " + name);
      }
      if (column.isPresent() && !seen.add(column.get())) {
        throw Line.unreadable("has the column " + column.get().header() + " twice");
      }
      column.ifPresent(missing::remove);
      header.add(column);
    }
    if (!missing.isEmpty()) {
      throw Line.unreadable(
          "lacks the columns "
              + missing.stream().map(Column::header).collect(Collectors.joining(", ")));
    }
    return header;
  }

  private static Line line(
      long number, List<Optional<Column>> header, CSVRecord row, Notation notation) {
    Map<Column, String> cells = new EnumMap<>(Column.class);
    boolean fits = row.size() >= header.size();
    for (int i = 0; i < row.size(); i++) {
      String cell = row.get(i);
      if (i >= header.size()) {
        fits = fits && cell.isBlank();
      } else if (!cell.isBlank()) {
        header.get(i).ifPresent(column -> cells.put(column, Formula.unguarded(cell)));
      }
    }
    var line = new Line(number, cells, notation);
    if (!fits) {
      line.fault("has %d cells; the header has another number".formatted(row.size()));
    }
    if (!line.has(Column.PROPERTY_NAME)) {
      line.fault(Column.PROPERTY_NAME, "is needed in every line");
    }
    line.faultUnkeepable();
    return line;
  }
}
