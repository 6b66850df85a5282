package io.tenantry.platform.data;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** Columns whose name says that they hold identity papers, bank details or access codes. */
public final class PersonalColumns {
  private static final String PLAIN =
      """
      select c.relname || '.' || a.attname
      from pg_attribute a join pg_class c on c.oid = a.attrelid
        join pg_namespace n on n.oid = c.relnamespace join pg_type t on t.oid = a.atttypid
      where n.nspname = 'public' and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
        and a.attname ~ '^(aadhaar|pan_number|bank_account|ifsc|ssn|access_code)'
        and a.atttypid <> 'bytea'::regtype and t.typcategory not in ('B', 'D')
      order by 1
      """;

  private PersonalColumns() {}

  /** Those that are not made for ciphertext, as {@code table.column}. */
  public static Uni<List<String>> unencrypted(Database database) {
    return database.asService(tx -> tx.list(PLAIN, row -> row.getString(0)));
  }
}
