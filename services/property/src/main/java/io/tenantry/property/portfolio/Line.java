package io.tenantry.property.portfolio;

import io.tenantry.platform.web.BoundedInput;
import io.tenantry.platform.web.Problems;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** One line of a file, read cell by cell; what cannot be read is noted. */
final class Line {
  private final long number;
  private final Map<Column, String> cells;
  private final Notation notation;
  private final List<RowError> errors = new ArrayList<>();

  Line(long number, Map<Column, String> cells, Notation notation) {
    this.number = number;
    this.cells = cells;
    this.notation = notation;
  }

  long number() {
    return number;
  }

  List<RowError> errors() {
    return errors;
  }

  void fault(Column column, String message) {
    if (errors.stream().noneMatch(error -> error.column().equals(column.header()))) {
      errors.add(RowError.at(number, column, message));
    }
  }

  void fault(String message) {
    errors.add(new RowError(number, "", message));
  }

  /** Refuses cells with characters that no database keeps, or that got lost before. */
  void faultUnkeepable() {
    cells.forEach(
        (column, cell) -> {
          if (!BoundedInput.isKeepable(cell) || cell.indexOf(FileText.LOST) >= 0) {
            fault(column, "has characters that cannot be kept; write them anew");
          }
        });
  }

  boolean has(Column column) {
    return cells.containsKey(column);
  }

  Optional<String> text(Column column) {
    return Optional.ofNullable(cells.get(column));
  }

  List<String> texts(Column column) {
    return text(column).stream()
        .flatMap(all -> Stream.of(all.split("\\|", -1)))
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  Optional<Integer> integer(Column column) {
    return read(column, text -> notation.number(text).intValueExact(), "must be a whole number");
  }

  Optional<Double> degrees(Column column) {
    return read(column, text -> notation.number(text).doubleValue(), "must be a number");
  }

  <E extends Enum<E>> Optional<E> choice(Column column, Class<E> type) {
    String values =
        Arrays.stream(type.getEnumConstants())
            .map(value -> value.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    return read(
        column,
        text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT)),
        "must be one of " + values);
  }

  /** An amount in the currency of the line. */
  Optional<Money> money(Column column) {
    Optional<CurrencyUnit> currency =
        read(Column.CURRENCY, CurrencyUnit::of, "must be an ISO 4217 code such as INR");
    if (has(column) && !has(Column.CURRENCY)) {
      fault(Column.CURRENCY, "is needed where there is an amount");
    }
    return currency.flatMap(
        unit ->
            read(
                column,
                text -> Money.of(unit, notation.number(text).stripTrailingZeros()),
                "must be an amount such as 12500%c00, below 10^15"
                    .formatted(notation.decimalMark())));
  }

  private <T> Optional<T> read(Column column, Function<String, T> reading, String otherwise) {
    try {
      return text(column).map(reading);
    } catch (IllegalArgumentException | ArithmeticException e) {
      fault(column, otherwise);
      return Optional.empty();
    }
  }

  /** Refuses a second, other say on the property. */
  void requireSameProperty(Line first) {
    for (Column column : Column.values()) {
      if (column.isOfProperty() && has(column) && !text(column).equals(first.text(column))) {
        fault(column, "differs from line " + first.number);
      }
    }
  }

  static RuntimeException unreadable(String message) {
    return Problems.invalid("file", message);
  }
}
