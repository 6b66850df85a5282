package io.tenantry.booking.visit;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Members who may show the listings of an organization. People who leave it lose that right. */
@ApplicationScoped
class VisitMembers {
  private static final String JOIN =
      "insert into visit_member (org_id, person_id) values ($1, $2) on conflict do nothing";

  /** True when a person works for an organization. */
  Uni<Boolean> works(Tx tx, UUID person, UUID organization) {
    return tx.one(
            "select 1 from visit_member where org_id = $1 and person_id = $2",
            row -> true,
            organization,
            person)
        .map(Optional::isPresent);
  }

  Uni<Void> join(Tx tx, UUID organization, UUID person) {
    return tx.execute(JOIN, organization, person).replaceWithVoid();
  }

  Uni<Void> leave(Tx tx, UUID organization, UUID person) {
    return tx.execute(
            "delete from visit_member where org_id = $1 and person_id = $2", organization, person)
        .chain(
            () ->
                tx.execute(
                    "update visit_schedule set agent_id = null where org_id = $1 and agent_id = $2",
                    organization,
                    person))
        .chain(
            () ->
                tx.execute(
                    "update visit_session set agent_id = null where org_id = $1 and agent_id = $2",
                    organization,
                    person))
        .chain(
            () ->
                tx.execute(
                    "update visit set agent_id = null where org_id = $1 and agent_id = $2",
                    organization,
                    person))
        .chain(
            () ->
                tx.execute(
                    "delete from visit_feed where works_for = $1 and person_id = $2",
                    organization,
                    person))
        .replaceWithVoid();
  }

  Uni<Void> close(Tx tx, UUID organization) {
    return tx.execute("delete from visit_member where org_id = $1", organization)
        .chain(() -> tx.execute("delete from visit_feed where works_for = $1", organization))
        .replaceWithVoid();
  }
}
