package io.tenantry.auth.member;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tenantry.auth.alignment.Alignment;
import io.tenantry.auth.alignment.Alignment.Effect;
import io.tenantry.auth.apikey.Revocations;
import io.tenantry.platform.audit.Act;
import io.tenantry.platform.audit.Actor;
import io.tenantry.platform.audit.Audit;
import io.tenantry.platform.data.Tx;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;

/** The end of memberships: keys are revoked, the world is told, Keycloak follows. */
@ApplicationScoped
public class Departures {
  private static final String REMOVE =
      "delete from membership where org_id = $1 and person_id = $2";

  /** An organization that is open and has no other owner keeps this one. */
  private static final String LEAVABLE =
      """
      select m.org_id, m.role from membership m join organization o using (org_id)
      where m.person_id = $1 and (m.role <> 'owner' or o.deleted_at is not null or exists (
        select from membership other where other.org_id = m.org_id and other.role = 'owner'
          and other.person_id <> $1))
      """;

  private final Revocations keys;
  private final MemberFacts facts;
  private final Alignment alignment;
  private final Audit audit;

  Departures(Revocations keys, MemberFacts facts, Alignment alignment, Audit audit) {
    this.keys = keys;
    this.facts = facts;
    this.alignment = alignment;
    this.audit = audit;
  }

  private record Membership(UUID organization, MemberRole role) {
    static Membership from(Row row) {
      return new Membership(row.getUUID("org_id"), MemberRole.of(row.getString("role")));
    }
  }

  /** Somebody is removed from an organization. */
  Uni<Void> remove(Tx tx, Actor actor, UUID organization, UUID person, MemberRole role) {
    return end(tx, actor, "member.removed", person, new Membership(organization, role));
  }

  /**
   * A person leaves all organizations that can do without them.
   *
   * @param tx in the scope of the service
   */
  public Uni<Void> leaveAll(Tx tx, UUID person) {
    return tx.list(LEAVABLE, Membership::from, person)
        .onItem()
        .transformToMulti(all -> Multi.createFrom().iterable(all))
        .onItem()
        .transformToUniAndConcatenate(
            membership -> end(tx, Actor.person(person), "member.left", person, membership))
        .collect()
        .last();
  }

  private Uni<Void> end(Tx tx, Actor actor, String action, UUID person, Membership membership) {
    UUID organization = membership.organization();
    Act act =
        Act.of(action, "member", person)
            .in(organization)
            .changing(Map.of("role", membership.role()), Map.of());
    return tx.execute(REMOVE, organization, person)
        .call(() -> keys.revokeAllOf(tx, person, organization))
        .call(() -> facts.left(tx, organization, person))
        .call(() -> audit.record(tx, actor, act))
        .call(() -> alignment.wish(tx, person, Effect.SESSIONS))
        .replaceWithVoid();
  }
}
