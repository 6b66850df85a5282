package io.tenantry.platform.data;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** Columns whose name says that they are about a person. */
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

  /** The platform's own are looked after by the platform: answers are forgotten with the person. */
  private static final String ABOUT_PEOPLE =
      """
      select table_name || '.' || column_name from information_schema.columns
      where table_schema = 'public'
        and table_name not in ('outbox', 'inbox', 'idempotency_key', 'job_run', 'scheduled_tasks',
          'erased_person')
        and table_name not like 'flyway%'
        and column_name ~ ('^(person|resident|payer|owner|user|member)_id$|_by$|email|phone'
          || '|(first|middle|last|full)_name|(^|_)address$|user_agent|birth|gender|nationality'
          || '|last4|suspension_reason')
      order by 1
      """;

  private PersonalColumns() {}

  /** Lists the columns that lead to a person or describe one, as {@code table.column}. */
  public static Uni<List<String>> aboutPeople(Database database) {
    return database.asService(tx -> tx.list(ABOUT_PEOPLE, row -> row.getString(0)));
  }

  /**
   * Lists the columns for identity papers, bank details or access codes that are not made for
   * ciphertext, as {@code table.column}.
   */
  public static Uni<List<String>> unencrypted(Database database) {
    return database.asService(tx -> tx.list(PLAIN, row -> row.getString(0)));
  }
}
