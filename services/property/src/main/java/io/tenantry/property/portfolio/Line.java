package io.tenantry.property.portfolio;

import io.tenantry.platform.web.Problems;
import java.math.BigDecimal;
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
  private final List<RowError> errors = new ArrayList<>();

  Line(long number, Map<Column, String> cells) {
    this.number = number;
    this.cells = cells;
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
    return read(column, Integer::valueOf, "must be a whole number");
  }

  Optional<Double> degrees(Column column) {
    return read(column, text -> new BigDecimal(text).doubleValue(), "must be a number");
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
                text -> Money.of(unit, new BigDecimal(text).stripTrailingZeros()),
                "must be an amount such as 12500.00"));
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
