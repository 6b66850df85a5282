package io.tenantry.platform.data;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;

/** Refuses to start when a table that belongs to organizations lacks row-level security. */
final class RowLevelSecurityCheck {
  private static final String UNPROTECTED =
      """
      select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p')
        and exists (select from pg_attribute a
                    where a.attrelid = c.oid and a.attname = 'org_id' and not a.attisdropped)
        and (not c.relrowsecurity
             or not exists (select from pg_policy p where p.polrelid = c.oid))
      """;

  private static final String TOO_MIGHTY =
      """
      select rolname from pg_roles where rolname = current_user and (rolsuper or rolbypassrls)
      """;

  void refuseUnprotectedTables(@Observes StartupEvent start, Database database) {
    require(database, UNPROTECTED, "Tables of organizations without row-level security: ");
    require(database, TOO_MIGHTY, "The service's role bypasses row-level security: ");
  }

  private static void require(Database database, String query, String complaint) {
    List<String> found =
        database
            .asService(tx -> tx.list(query, row -> row.getString(0)))
            .await()
            .atMost(Duration.ofSeconds(30));
    if (!found.isEmpty()) {
      throw new IllegalStateException(complaint + found);
    }
  }
}
