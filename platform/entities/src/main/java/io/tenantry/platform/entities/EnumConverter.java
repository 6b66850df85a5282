package io.tenantry.platform.entities;

import jakarta.persistence.AttributeConverter;
import java.util.Locale;

/**
 * Enums in columns of entities: lower snake case, as everywhere else. Each enum has a converter of
 * its own, {@code @Converter(autoApply = true)}.
 */
public abstract class EnumConverter<E extends Enum<E>> implements AttributeConverter<E, String> {
  private final Class<E> type;

  /** Converts this enum. */
  protected EnumConverter(Class<E> type) {
    this.type = type;
  }

  @Override
  public String convertToDatabaseColumn(E constant) {
    return constant == null ? null : constant.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public E convertToEntityAttribute(String column) {
    return column == null ? null : Enum.valueOf(type, column.toUpperCase(Locale.ROOT));
  }
}
