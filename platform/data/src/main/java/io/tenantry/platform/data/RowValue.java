package io.tenantry.platform.data;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.lang.reflect.Array;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;

/** Values of record components as columns have them, and back. */
final class RowValue {
  private RowValue() {}

  /** As a parameter: enums as their columns have them, empty as null. */
  static Object of(Object value) {
    return switch (value) {
      case Optional<?> optional -> optional.map(RowValue::of).orElse(null);
      case State<?> state -> state.column();
      case Enum<?> constant -> EnumColumn.column(constant);
      case Map<?, ?> map -> json(map);
      case null, default -> value;
    };
  }

  private static JsonObject json(Map<?, ?> map) {
    JsonObject json = new JsonObject();
    map.forEach((key, value) -> json.put((String) key, value));
    return json;
  }

  /** As a parameter: an array. */
  static Object array(List<?> values, Class<?> type) {
    Class<?> element = type.isEnum() ? String.class : type;
    return values.stream()
        .map(RowValue::of)
        .toArray(size -> (Object[]) Array.newInstance(element, size));
  }

  /** The value of a column, as a component of this type. */
  static Object read(Row row, String column, Type type) {
    if (type instanceof ParameterizedType generic) {
      Type of = generic.getActualTypeArguments()[0];
      return switch (((Class<?>) generic.getRawType()).getSimpleName()) {
        case "Optional" -> Optional.ofNullable(read(row, column, of));
        case "Map" -> row.getJsonObject(column).getMap();
        default -> list(row, column, (Class<?>) of);
      };
    }
    Class<?> wanted = (Class<?>) type;
    if (wanted == Money.class) {
      return row.getBigDecimal(column + "_amount") == null ? null : Tx.money(row, column);
    }
    if (wanted == BigDecimal.class) {
      return row.getBigDecimal(column);
    }
    Object value = row.getValue(column);
    if (value == null && wanted.isPrimitive()) {
      throw new IllegalStateException("There is nothing in " + column);
    }
    return convert(value, wanted);
  }

  private static Object list(Row row, String column, Class<?> type) {
    Object values = row.getValue(column);
    return values == null
        ? null
        : Arrays.stream((Object[]) values).map(value -> convert(value, type)).toList();
  }

  private static Object convert(Object value, Class<?> wanted) {
    return switch (value) {
      case OffsetDateTime time when wanted == Instant.class -> time.toInstant();
      case String text when wanted.isEnum() -> constant(wanted, text);
      case Buffer buffer when wanted == byte[].class -> buffer.getBytes();
      case Number number when wanted == int.class || wanted == Integer.class -> number.intValue();
      case Number number when wanted == long.class || wanted == Long.class -> number.longValue();
      case Number number when wanted == double.class || wanted == Double.class ->
          number.doubleValue();
      case null, default -> value;
    };
  }

  private static Object constant(Class<?> type, String text) {
    String name = text.toUpperCase(Locale.ROOT);
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> ((Enum<?>) constant).name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("No %s is named %s".formatted(type.getName(), name)));
  }
}
