package io.tenantry.platform.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.joda.money.Money;

/**
 * Values of columns by name, for a statement of {@link Rows}. Conditions refer to them as {@code
 * :column}.
 */
public final class Columns {
  private static final Pattern NAME = Pattern.compile("(?<![:\\w]):([a-z]\\w*)");
  private final Map<String, Object> written;
  private final Map<String, Object> given;
  private final Map<String, String> computed;

  Columns(Map<String, Object> written) {
    this(written, Map.of(), Map.of());
  }

  private Columns(
      Map<String, Object> written, Map<String, Object> given, Map<String, String> computed) {
    this.written = written;
    this.given = given;
    this.computed = computed;
  }

  /** With money, in {@code <name>_amount} and {@code currency}. */
  public Columns with(String name, Money money) {
    return with(name + "_amount", money.getAmount())
        .with("currency", money.getCurrencyUnit().getCode());
  }

  /** With another column, or another value of one. */
  public Columns with(String column, Object value) {
    return new Columns(and(written, column, RowValue.of(value)), given, computed);
  }

  /** With a value that conditions refer to and that is not written. */
  public Columns given(String name, Object value) {
    return new Columns(written, and(given, name, RowValue.of(value)), computed);
  }

  /** With a column that the database computes from others: {@code :starts_at + interval '1 day'}. */
  public Columns computed(String column, String expression) {
    return new Columns(written, given, and(computed, column, expression));
  }

  private static <T> Map<String, T> and(Map<String, T> values, String name, T value) {
    Map<String, T> more = new LinkedHashMap<>(values);
    more.put(name, value);
    return more;
  }

  /**
   * Only these columns are written; conditions may refer to the others.
   *
   * @throws IllegalArgumentException when one is not there
   */
  public Columns only(String... columns) {
    Map<String, Object> few = new LinkedHashMap<>();
    for (String column : columns) {
      if (!written.containsKey(column)) {
        throw new IllegalArgumentException("No column " + column + " among " + written.keySet());
      }
      few.put(column, written.get(column));
    }
    Map<String, Object> rest = new LinkedHashMap<>(written);
    rest.putAll(given);
    return new Columns(few, rest, computed);
  }

  boolean writes(String column) {
    return written.containsKey(column);
  }

  /** A statement and its parameters. */
  record Statement(String sql, List<Object> values) {
    Object[] parameters() {
      return values.toArray();
    }
  }

  /** {@code rest} is {@code where …} or {@code on conflict …}, or empty. */
  Statement insertInto(String table, String rest) {
    Map<String, String> values = values();
    String list = String.join(", ", values.values());
    return statement(
        "insert into %s (%s) %s %s returning *"
            .formatted(
                table,
                String.join(", ", values.keySet()),
                rest.startsWith("where") ? "select " + list : "values (" + list + ")",
                rest));
  }

  /** {@code more} are assignments of expressions, or empty. */
  Statement update(String table, String more, String condition) {
    String assignments =
        values().entrySet().stream()
            .map(value -> value.getKey() + " = " + value.getValue())
            .collect(Collectors.joining(", "));
    return statement(
        "update %s set %s%s where %s returning *".formatted(table, assignments, more, condition));
  }

  /** What each column is made of. */
  private Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    written.keySet().forEach(column -> values.put(column, ":" + column));
    values.putAll(computed);
    return values;
  }

  /** Puts the values that are named into the parameters, each once. */
  private Statement statement(String sql) {
    List<String> names = new ArrayList<>();
    String numbered = NAME.matcher(sql).replaceAll(named -> "\\$" + number(named.group(1), names));
    return new Statement(numbered, names.stream().map(this::value).toList());
  }

  private static int number(String name, List<String> names) {
    if (!names.contains(name)) {
      names.add(name);
    }
    return names.indexOf(name) + 1;
  }

  private Object value(String name) {
    Map<String, Object> from = written.containsKey(name) ? written : given;
    if (!from.containsKey(name)) {
      throw new IllegalArgumentException("No value for :" + name);
    }
    return from.get(name);
  }
}
