package io.tenantry.auth.member;

import io.smallrye.mutiny.Uni;
import io.tenantry.auth.link.LinkKind;
import io.tenantry.auth.link.NewLink;
import io.tenantry.auth.link.SecretLinks;
import io.tenantry.platform.audit.Act;
import io.tenantry.platform.audit.Audit;
import io.tenantry.platform.data.Ids;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.identity.Caller;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Asks people by e-mail to work for an organization. Asked again, they get a new link. */
@ApplicationScoped
public class Invitations {
  private static final String WORKS =
      """
      select m.org_id from membership m join person p on p.id = m.person_id where p.email = $1
      """;
  private static final String NAME =
      "select first_name || ' ' || last_name as name from person where id = $1";
  private static final String INVITE =
      """
      insert into invitation (id, org_id, email, role, invited_by, created_at, sent_at)
      values ($1, $2, $3, $4, $5, $6, $6)
      on conflict (org_id, email) where accepted_at is null and withdrawn_at is null
      do update set role = excluded.role, invited_by = excluded.invited_by,
        sent_at = excluded.sent_at
      returning *
      """;
  private static final String WITHDRAW =
      """
      update invitation set withdrawn_at = $3
      where org_id = $1 and id = $2 and accepted_at is null and withdrawn_at is null
      returning *
      """;
  private static final String WITHDRAW_ALL =
      """
      update invitation set withdrawn_at = $2
      where org_id = $1 and accepted_at is null and withdrawn_at is null
      """;

  private final SecretLinks links;
  private final Audit audit;
  private final Clock clock;

  Invitations(SecretLinks links, Audit audit, Clock clock) {
    this.links = links;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Request to invite somebody to an organization.
   *
   * @param role as it stands in tokens
   */
  public record Wish(UUID organization, String organizationName, String email, String role) {}

  /**
   * Invites somebody; the e-mail goes out by event.
   *
   * @param tx in the scope of the service, across organizations: where else they work matters
   */
  public Uni<Void> invite(Tx tx, Caller by, Wish wish) {
    return invited(tx, by, wish).replaceWithVoid();
  }

  Uni<Member> invited(Tx tx, Caller by, Wish wish) {
    return requireFree(tx, wish)
        .flatMap(free -> write(tx, by, wish))
        .call(invited -> link(tx, by, wish).flatMap(link -> links.issue(tx, link)))
        .call(
            invited ->
                audit.record(
                    tx,
                    by,
                    Act.of("member.invited", "invitation", invited.id())
                        .in(wish.organization())
                        .with(Map.of("role", wish.role()))));
  }

  private static Uni<Void> requireFree(Tx tx, Wish wish) {
    return tx.one(WORKS, row -> row.getUUID("org_id"), wish.email())
        .invoke(employer -> employer.ifPresent(found -> refuse(found, wish)))
        .replaceWithVoid();
  }

  private static void refuse(UUID employer, Wish wish) {
    throw employer.equals(wish.organization())
        ? MemberProblems.alreadyMember()
        : MemberProblems.worksElsewhere();
  }

  private Uni<Member> write(Tx tx, Caller by, Wish wish) {
    return tx.one(
            INVITE,
            Member::invited,
            Ids.next(),
            wish.organization(),
            wish.email(),
            wish.role(),
            by.organization().map(member -> by.id()),
            clock.instant())
        .map(Optional::orElseThrow);
  }

  /** Administrators of the platform have no name here: then it is Tenantry that invites. */
  private static Uni<NewLink> link(Tx tx, Caller by, Wish wish) {
    return tx.one(NAME, row -> row.getString("name"), by.id())
        .map(name -> link(wish, name.orElse("Tenantry")));
  }

  private static NewLink link(Wish wish, String invitedBy) {
    return new NewLink(
        LinkKind.INVITATION,
        wish.email(),
        Optional.empty(),
        Optional.of(wish.organization()),
        Map.of(
            "organizationName",
            wish.organizationName(),
            "invitedBy",
            invitedBy,
            "role",
            wish.role()));
  }

  /** Takes an open invitation back, its link too. Empty when there is none. */
  Uni<Boolean> withdraw(Tx tx, Caller by, UUID organization, UUID invitation) {
    return tx.one(WITHDRAW, row -> row, organization, invitation, clock.instant())
        .flatMap(
            taken ->
                taken
                    .map(row -> withdrawn(tx, by, organization, row))
                    .orElseGet(() -> Uni.createFrom().item(Boolean.FALSE)));
  }

  private Uni<Boolean> withdrawn(Tx tx, Caller by, UUID organization, Row row) {
    Act act =
        Act.of("member.invitation_withdrawn", "invitation", row.getUUID("id")).in(organization);
    return links
        .withdraw(tx, LinkKind.INVITATION, row.getString("email"), Optional.of(organization))
        .call(() -> audit.record(tx, by, act))
        .replaceWith(Boolean.TRUE);
  }

  /** Takes all open invitations of an organization back; their links lead nowhere. */
  public Uni<Void> withdrawAll(Tx tx, UUID organization) {
    return tx.execute(WITHDRAW_ALL, organization, clock.instant()).replaceWithVoid();
  }
}
