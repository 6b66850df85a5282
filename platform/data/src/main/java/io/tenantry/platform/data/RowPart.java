package io.tenantry.platform.data;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;

/** A component of a record, and its column. */
record RowPart(RecordComponent component, String column) {

  String name() {
    return component.getName();
  }

  Class<?> type() {
    return component.getType();
  }

  Type generic() {
    return component.getGenericType();
  }

  boolean isRecord() {
    return type().isRecord();
  }

  Object value(Record record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes the value under its column's name. */
  void write(Object value, Map<String, Object> columns) {
    if (isMoney()) {
      writeMoney((Money) (value instanceof Optional<?> some ? some.orElse(null) : value), columns);
    } else if (value instanceof List<?> list) {
      columns.put(column, RowValue.array(list, (Class<?>) of(generic())));
    } else {
      columns.put(column, RowValue.of(value));
    }
  }

  private boolean isMoney() {
    return type() == Money.class || (type() == Optional.class && of(generic()) == Money.class);
  }

  private static Type of(Type generic) {
    return ((ParameterizedType) generic).getActualTypeArguments()[0];
  }

  private void writeMoney(Money money, Map<String, Object> columns) {
    columns.put(column + "_amount", money == null ? null : money.getAmount());
    String currency = money == null ? null : money.getCurrencyUnit().getCode();
    Object other = columns.putIfAbsent("currency", currency);
    if (other != null && currency != null && !other.equals(currency)) {
      throw new IllegalArgumentException("A row has one currency");
    }
  }
}
