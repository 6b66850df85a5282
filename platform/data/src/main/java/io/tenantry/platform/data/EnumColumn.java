package io.tenantry.platform.data;

import io.vertx.mutiny.sqlclient.Row;
import java.util.Locale;
import java.util.Optional;

/** Reads and writes enums in columns: lower snake case, as in JSON. */
public final class EnumColumn {
  private EnumColumn() {}

  /** As it stands in the database and in events. */
  public static String column(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** Reads a column that may be empty. */
  public static <E extends Enum<E>> Optional<E> maybe(Class<E> type, Row row, String column) {
    return Optional.ofNullable(row.getString(column)).map(text -> of(type, text));
  }

  /** Reads a column, whatever the case of its letters. */
  public static <E extends Enum<E>> E of(Class<E> type, Row row, String column) {
    return of(type, row.getString(column));
  }

  /**
   * The constant of this name, whatever the case of its letters.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static <E extends Enum<E>> E of(Class<E> type, String name) {
    return Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
  }
}
