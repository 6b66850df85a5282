package io.tenantry.auth.member;

import io.smallrye.mutiny.Uni;
import io.tenantry.auth.agreement.Agreements;
import io.tenantry.auth.agreement.Agreements.Versions;
import io.tenantry.auth.alignment.Alignment;
import io.tenantry.auth.alignment.Alignment.Effect;
import io.tenantry.auth.keycloak.Credentials;
import io.tenantry.auth.link.LinkKind;
import io.tenantry.auth.link.SecretLink;
import io.tenantry.auth.link.SecretLinks;
import io.tenantry.auth.member.InvitedAccounts.Joiner;
import io.tenantry.platform.audit.Act;
import io.tenantry.platform.audit.Actor;
import io.tenantry.platform.audit.Audit;
import io.tenantry.platform.data.Constraints;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Accepts invitations. An account whose e-mail is proven joins; somebody new gets an account, first
 * in Keycloak, then here. An interrupted acceptance is completed by using the link again: it is
 * used up last.
 */
@ApplicationScoped
class Joining {
  private static final String INVITATION =
      """
      select i.*, o.name, (select p.id from person p where p.email = i.email) as person_id
      from invitation i join organization o on o.org_id = i.org_id and o.deleted_at is null
      where i.org_id = $1 and i.email = $2 and i.withdrawn_at is null
      order by i.created_at desc limit 1
      """;
  private static final String PERSON =
      """
      insert into person (id, email, first_name, last_name, account_type, created_at)
      values ($1, $2, $3, $4, 'member', $5) on conflict (id) do nothing
      """;
  private static final String MEMBERSHIP =
      """
      insert into membership (org_id, person_id, role, invited_by, created_at)
      values ($1, $2, $3, $4, $5) on conflict (org_id, person_id) do nothing
      """;
  private static final String ACCEPTED =
      """
      update invitation set accepted_at = coalesce(accepted_at, $2),
        accepted_by = coalesce(accepted_by, $3)
      where id = $1 and withdrawn_at is null
      """;
  private static final String VERIFIED =
      """
      update person set email_verified_at = $2 where id = $1 and email_verified_at is null
      """;
  private static final String OWNED =
      "update organization set owner_id = $2 where org_id = $1 and owner_id is null";

  private final SecretLinks links;
  private final InvitedAccounts accounts;
  private final Credentials credentials;
  private final Alignment alignment;
  private final Database database;
  private final MemberNews news;
  private final Agreements agreements;
  private final Audit audit;
  private final Clock clock;

  Joining(
      SecretLinks links,
      InvitedAccounts accounts,
      Credentials credentials,
      Alignment alignment,
      Database database,
      MemberNews news,
      Agreements agreements,
      Audit audit,
      Clock clock) {
    this.links = links;
    this.accounts = accounts;
    this.credentials = credentials;
    this.alignment = alignment;
    this.database = database;
    this.news = news;
    this.agreements = agreements;
    this.audit = audit;
    this.clock = clock;
  }

  /** Result of joining. */
  record Joined(UUID userId, UUID organizationId, String organizationName, MemberRole role) {}

  private record Invitation(
      UUID id,
      UUID organization,
      String organizationName,
      String email,
      MemberRole role,
      Optional<UUID> invitedBy,
      Optional<UUID> person) {
    static Invitation from(Row row) {
      return new Invitation(
          row.getUUID("id"),
          row.getUUID("org_id"),
          row.getString("name"),
          row.getString("email"),
          MemberRole.of(row.getString("role")),
          Optional.ofNullable(row.getUUID("invited_by")),
          Optional.ofNullable(row.getUUID("person_id")));
    }
  }

  /**
   * Accepts.
   *
   * @param signedIn whose session the request carries
   */
  Uni<Joined> accept(Acceptance acceptance, Optional<UUID> signedIn) {
    return links.use(
        LinkKind.INVITATION, acceptance.token(), link -> accept(link, acceptance, signedIn));
  }

  private Uni<Joined> accept(SecretLink link, Acceptance acceptance, Optional<UUID> signedIn) {
    return invitation(link)
        .flatMap(
            invitation ->
                joiner(invitation, acceptance, signedIn)
                    .flatMap(joiner -> join(invitation, joiner.person(), joiner.fresh())));
  }

  private Uni<Joiner> joiner(
      Invitation invitation, Acceptance acceptance, Optional<UUID> signedIn) {
    String email = invitation.email();
    return invitation
        .person()
        .map(
            person ->
                accounts.known(person, email, acceptance, signedIn.equals(Optional.of(person))))
        .orElseGet(() -> accounts.fresh(email, acceptance));
  }

  private Uni<Invitation> invitation(SecretLink link) {
    return database
        .asService(tx -> tx.one(INVITATION, Invitation::from, link.organization(), link.email()))
        .map(found -> found.orElseThrow(MemberProblems::withdrawn));
  }

  private Uni<Joined> join(Invitation invitation, UUID person, Optional<NewColleague> fresh) {
    return credentials
        .confirmEmail(person)
        .flatMap(confirmed -> database.asService(tx -> write(tx, invitation, person, fresh)))
        .onFailure(failure -> Constraints.violated(failure, "person_works_for_one_organization"))
        .transform(failure -> MemberProblems.worksElsewhere())
        .call(() -> alignment.carryOut(person))
        .replaceWith(
            new Joined(
                person,
                invitation.organization(),
                invitation.organizationName(),
                invitation.role()));
  }

  private Uni<Void> write(Tx tx, Invitation invitation, UUID person, Optional<NewColleague> fresh) {
    return tx.execute(ACCEPTED, invitation.id(), clock.instant(), person)
        .invoke(Joining::requireOpen)
        .flatMap(open -> writePerson(tx, invitation.organization(), fresh))
        .flatMap(written -> tx.execute(VERIFIED, person, clock.instant()))
        .flatMap(
            done ->
                tx.execute(
                    MEMBERSHIP,
                    invitation.organization(),
                    person,
                    invitation.role().column(),
                    invitation.invitedBy(),
                    clock.instant()))
        .flatMap(added -> added == 1 ? tell(tx, invitation, person) : Uni.createFrom().voidItem());
  }

  private static void requireOpen(int accepted) {
    if (accepted == 0) {
      throw MemberProblems.withdrawn();
    }
  }

  private Uni<Void> writePerson(Tx tx, UUID organization, Optional<NewColleague> fresh) {
    return fresh
        .map(
            person ->
                tx.execute(
                        PERSON,
                        person.id(),
                        person.email(),
                        person.firstName(),
                        person.lastName(),
                        clock.instant())
                    .flatMap(
                        written ->
                            written == 1
                                ? news.registered(tx, organization, person)
                                    .call(
                                        () -> agreements.record(tx, person.id(), Versions.IN_FORCE))
                                : Uni.createFrom().voidItem()))
        .orElseGet(() -> Uni.createFrom().voidItem());
  }

  private Uni<Void> tell(Tx tx, Invitation invitation, UUID person) {
    Act act =
        Act.of("member.joined", "member", person)
            .in(invitation.organization())
            .with(Map.of("role", invitation.role(), "invitationId", invitation.id()));
    return owned(tx, invitation, person)
        .flatMap(done -> news.joined(tx, invitation.organization(), person, invitation.role()))
        .call(() -> audit.record(tx, Actor.person(person), act))
        .call(() -> alignment.wish(tx, person, Effect.SESSIONS));
  }

  private static Uni<Integer> owned(Tx tx, Invitation invitation, UUID person) {
    return invitation.role() == MemberRole.OWNER
        ? tx.execute(OWNED, invitation.organization(), person)
        : Uni.createFrom().item(0);
  }
}
