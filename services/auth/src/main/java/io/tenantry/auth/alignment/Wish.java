package io.tenantry.auth.alignment;

import io.smallrye.mutiny.Uni;
import io.tenantry.auth.keycloak.Standing;
import io.tenantry.platform.data.Tx;
import io.vertx.mutiny.sqlclient.Row;
import java.util.Optional;
import java.util.UUID;

/**
 * A wish under way, with what Keycloak shall say: read with it, so the newest there is.
 *
 * @param moderates whether the account is to be disabled or enabled
 */
record Wish(
    UUID person, UUID revision, boolean endsSessions, boolean moderates, Standing standing) {
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

  static Wish from(Row row) {
    return new Wish(
        row.getUUID("person_id"),
        row.getUUID("revision"),
        row.getBoolean("ends_sessions"),
        row.getBoolean("moderates"),
        NONE);
  }

  /** The same with what the database says of the person. */
  Uni<Wish> withStanding(Tx tx) {
    return tx.one(STANDING, this::standing, person)
        .map(found -> new Wish(person, revision, endsSessions, moderates, found.orElse(NONE)));
  }

  private Standing standing(Row row) {
    return new Standing(
        Optional.ofNullable(row.getUUID("org_id")),
        Optional.ofNullable(row.getString("role")),
        Optional.ofNullable(row.getString("status")).filter(Wish::readsOnly),
        moderates ? Optional.of(row.getBoolean("enabled")) : Optional.empty(),
        row.getBoolean("resident"));
  }

  private static boolean readsOnly(String status) {
    return status.equals("suspended") || status.equals("cancelled");
  }
}
