package io.tenantry.platform.data;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How a class of records is made of columns, found out once. */
record RowShape(List<RowPart> parts, Constructor<?> constructor) {

  static RowShape of(Class<?> record, Map<String, String> names) {
    RecordComponent[] components = record.getRecordComponents();
    return new RowShape(
        Arrays.stream(components).map(component -> part(component, names)).toList(),
        constructor(record, components));
  }

  private static RowPart part(RecordComponent component, Map<String, String> names) {
    component.getAccessor().setAccessible(true);
    String name = component.getName();
    return new RowPart(component, names.getOrDefault(name, snakeCase(name)));
  }

  private static String snakeCase(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }

  private static Constructor<?> constructor(Class<?> record, RecordComponent[] components) {
    try {
      Constructor<?> constructor =
          record.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      return constructor;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  Object make(Object[] values) {
    try {
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      throw new IllegalStateException(
          "A row is no " + constructor.getDeclaringClass().getSimpleName(), e);
    }
  }
}
