package io.tenantry.platform.data;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;

/**
 * Refuses to start when a column whose name says that it holds identity papers, bank details or
 * access codes (rules.md §1.7) is not made for ciphertext.
 */
final class PersonalColumnsCheck {
  static final String PLAIN =
      """
      select c.relname || '.' || a.attname
      from pg_attribute a join pg_class c on c.oid = a.attrelid
        join pg_namespace n on n.oid = c.relnamespace join pg_type t on t.oid = a.atttypid
      where n.nspname = 'public' and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
        and a.attname ~ '^(aadhaar|pan_number|bank_account|ifsc|ssn|access_code)'
        and a.atttypid <> 'bytea'::regtype and t.typcategory not in ('B', 'D')
      order by 1
      """;

  void refusePlainText(@Observes StartupEvent start, Database database) {
    List<String> found =
        database
            .asService(tx -> tx.list(PLAIN, row -> row.getString(0)))
            .await()
            .atMost(Duration.ofSeconds(30));
    if (!found.isEmpty()) {
      throw new IllegalStateException(
          "Columns for personal data that are not encrypted (make them bytea): " + found);
    }
  }
}
