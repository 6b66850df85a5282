package io.tenantry.auth.member;

import io.smallrye.mutiny.Uni;
import io.tenantry.auth.access.OrganizationAccess;
import io.tenantry.auth.alignment.Alignment;
import io.tenantry.auth.alignment.Alignment.Effect;
import io.tenantry.auth.apikey.Revocations;
import io.tenantry.platform.audit.Act;
import io.tenantry.platform.audit.Actor;
import io.tenantry.platform.audit.Audit;
import io.tenantry.platform.data.Constraints;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.identity.Role;
import io.tenantry.platform.web.Page;
import io.tenantry.platform.web.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Members of an organization, and their roles. */
@ApplicationScoped
class Members {
  private static final String LIST =
      """
      select * from (
        select p.id, p.id as person_id, p.email, p.first_name, p.last_name, m.role,
          case when p.suspended_at is null then 'ACTIVE' else 'SUSPENDED' end as status,
          m.created_at as joined_at, null::timestamptz as sent_at
        from membership m join person p on p.id = m.person_id where m.org_id = $1
        union all
        select i.id, null, i.email, null, null, i.role, 'INVITED', null, i.sent_at
        from invitation i
        where i.org_id = $1 and i.accepted_at is null and i.withdrawn_at is null) everybody
      where id < $2 order by id desc limit $3
      """;
  private static final String ROLE =
      "select role from membership where org_id = $1 and person_id = $2 for update";
  private static final String CHANGE =
      "update membership set role = $3 where org_id = $1 and person_id = $2";
  private static final String NAME = "select name from organization where org_id = $1";

  private final OrganizationAccess access;
  private final Database database;
  private final Invitations invitations;
  private final Alignment alignment;
  private final Revocations keys;
  private final MemberNews news;
  private final Departures departures;
  private final Audit audit;

  Members(
      OrganizationAccess access,
      Database database,
      Invitations invitations,
      Alignment alignment,
      Revocations keys,
      MemberNews news,
      Departures departures,
      Audit audit) {
    this.access = access;
    this.database = database;
    this.invitations = invitations;
    this.alignment = alignment;
    this.keys = keys;
    this.news = news;
    this.departures = departures;
    this.audit = audit;
  }

  /** Its people and who is invited, in a stable order. */
  Uni<Page<Member>> list(Caller caller, UUID organization, PageRequest page) {
    return access
        .as(
            caller,
            organization,
            tx ->
                tx.list(LIST, Member::from, organization, page.before(), page.rows())
                    .call(read -> audit.record(tx, caller, listed(organization))))
        .map(members -> Page.of(members, page.limit(), Member::id));
  }

  private static Act listed(UUID organization) {
    return Act.of("member.listed", "organization", organization).in(organization);
  }

  /** Invites somebody by e-mail; invited already, they get a new link. */
  Uni<Member> invite(Caller caller, UUID organization, String email, MemberRole role) {
    requireOwnerFor(caller, role);
    return access
        .as(caller, organization, tx -> tx.one(NAME, row -> row.getString("name"), organization))
        .map(Optional::orElseThrow)
        .map(name -> new Invitations.Wish(organization, name, email, role.column()))
        .flatMap(wish -> database.asService(tx -> invitations.invited(tx, caller, wish)));
  }

  /** Gives a member another role; their sessions end. The same role again changes nothing. */
  Uni<Void> changeRole(Caller caller, UUID organization, UUID person, MemberRole role) {
    return access
        .onBehalfOf(
            caller,
            organization,
            tx ->
                roleOf(tx, organization, person)
                    .invoke(before -> requireOwnerFor(caller, before))
                    .invoke(before -> requireOwnerFor(caller, role))
                    .flatMap(
                        before ->
                            before == role
                                ? Uni.createFrom().voidItem()
                                : change(tx, caller, organization, person, before, role)))
        .onFailure(Members::wasLastOwner)
        .transform(failure -> MemberProblems.lastOwner())
        .call(() -> alignment.carryOut(person));
  }

  private Uni<Void> change(
      Tx tx, Caller caller, UUID organization, UUID person, MemberRole before, MemberRole after) {
    Act act =
        Act.of("member.role_changed", "member", person)
            .in(organization)
            .changing(Map.of("role", before), Map.of("role", after));
    return tx.execute(CHANGE, organization, person, after.column())
        .flatMap(changed -> news.roleChanged(tx, organization, person, before, after))
        .call(() -> revokeKeys(tx, organization, person, before, after))
        .call(() -> audit.record(tx, caller, act))
        .call(() -> alignment.wish(tx, person, Effect.SESSIONS));
  }

  /** A key never may more than who made it: who may less makes their keys anew. */
  private Uni<Void> revokeKeys(
      Tx tx, UUID organization, UUID person, MemberRole before, MemberRole after) {
    return after.mayLessThan(before)
        ? keys.revokeAllOf(tx, person, organization)
        : Uni.createFrom().voidItem();
  }

  /** Ends a membership, or takes an invitation back when the id is one of an invitation. */
  Uni<Void> remove(Caller caller, UUID organization, UUID id) {
    return access
        .onBehalfOf(
            caller,
            organization,
            tx ->
                invitations
                    .withdraw(tx, caller, organization, id)
                    .flatMap(
                        withdrawn ->
                            withdrawn
                                ? Uni.createFrom().voidItem()
                                : removeMember(tx, caller, organization, id)))
        .onFailure(Members::wasLastOwner)
        .transform(failure -> MemberProblems.lastOwner())
        .call(() -> alignment.carryOut(id));
  }

  private Uni<Void> removeMember(Tx tx, Caller caller, UUID organization, UUID person) {
    return roleOf(tx, organization, person)
        .invoke(role -> requireOwnerFor(caller, role))
        .flatMap(role -> departures.remove(tx, Actor.of(caller), organization, person, role));
  }

  private static Uni<MemberRole> roleOf(Tx tx, UUID organization, UUID person) {
    return tx.one(ROLE, row -> MemberRole.of(row.getString("role")), organization, person)
        .map(found -> found.orElseThrow(MemberProblems::notFound));
  }

  /** Owners are the owners' matter. */
  private static void requireOwnerFor(Caller caller, MemberRole role) {
    if (role == MemberRole.OWNER && !caller.is(Role.OWNER)) {
      throw MemberProblems.onlyOwners();
    }
  }

  private static boolean wasLastOwner(Throwable failure) {
    return Constraints.violated(failure, "organization_keeps_an_owner");
  }
}
