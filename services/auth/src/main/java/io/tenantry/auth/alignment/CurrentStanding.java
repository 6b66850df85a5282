package io.tenantry.auth.alignment;

import io.smallrye.mutiny.Uni;
import io.tenantry.auth.keycloak.Standing;
import io.tenantry.platform.data.Tx;
import io.vertx.mutiny.sqlclient.Row;
import java.util.Optional;
import java.util.UUID;

/** Reads the standing of a person that Keycloak shall have: the one in the database now. */
final class CurrentStanding {
  private static final Standing NONE =
      new Standing(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);
  private static final String STANDING =
      """
      select p.suspended_at is null as enabled, p.account_type = 'resident' as resident, o.org_id,
        m.role, o.status
      from person p
      left join membership m on m.person_id = p.id
        and exists (select from organization a where a.org_id = m.org_id and a.deleted_at is null)
      left join organization o on o.org_id = m.org_id
      where p.id = $1
      """;

  private CurrentStanding() {}

  /**
   * Finds it.
   *
   * @param moderates whether the account is to be disabled or enabled
   */
  static Uni<Standing> find(Tx tx, UUID person, boolean moderates) {
    return tx.one(STANDING, row -> read(row, moderates), person).map(found -> found.orElse(NONE));
  }

  private static Standing read(Row row, boolean moderates) {
    return new Standing(
        Optional.ofNullable(row.getUUID("org_id")),
        Optional.ofNullable(row.getString("role")),
        Optional.ofNullable(row.getString("status")).filter(CurrentStanding::readsOnly),
        moderates ? Optional.of(row.getBoolean("enabled")) : Optional.empty(),
        row.getBoolean("resident"));
  }

  private static boolean readsOnly(String status) {
    return status.equals("suspended") || status.equals("cancelled");
  }
}
