package io.tenantry.platform.encryption;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A column of ciphertexts.
 *
 * @param key the table's key, a uuid
 * @param column {@code bytea}; may be null where there is nothing to keep
 * @param context the context a row's ciphertext is made for, with {@code %s} where its key stands
 */
public record EncryptedColumn(String table, String key, String column, String context) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

  /** Names go into statements as they are, so they must be names. */
  public EncryptedColumn {
    for (String name : new String[] {table, key, column}) {
      if (!NAME.matcher(name).matches()) {
        throw new IllegalArgumentException(name + " is no name of a table or column");
      }
    }
    if (!context.contains("%s")) {
      throw new IllegalArgumentException(
          "A ciphertext is made for its row: put %s into " + context);
    }
  }

  /** A column whose context is its own name and the row's key. */
  public static EncryptedColumn of(String table, String key, String column) {
    return new EncryptedColumn(table, key, column, table + "/%s/" + column);
  }

  /** Returns the context to which the ciphertext of this row is bound. */
  public String contextOf(UUID row) {
    return context.formatted(row);
  }

  String name() {
    return table + "." + column;
  }
}
