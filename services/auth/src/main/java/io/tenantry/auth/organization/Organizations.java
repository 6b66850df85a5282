package io.tenantry.auth.organization;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tenantry.auth.access.OrganizationAccess;
import io.tenantry.auth.alignment.Alignment;
import io.tenantry.auth.alignment.Alignment.Effect;
import io.tenantry.auth.apikey.Revocations;
import io.tenantry.auth.member.Invitations;
import io.tenantry.platform.audit.Act;
import io.tenantry.platform.audit.Audit;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Ids;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.encryption.FieldCipher;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.identity.Role;
import io.tenantry.platform.web.Page;
import io.tenantry.platform.web.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Organizations: administrators set them up and take them down, owners and admins keep them. */
@ApplicationScoped
class Organizations {
  private static final String CREATE =
      """
      insert into organization (org_id, name, country, plan, created_at)
      values ($1, $2, $3, $4, $5) returning *
      """;
  private static final String LIST =
      """
      select * from organization
      where org_id < $1 and deleted_at is null
        and ($2::text is null or status = $2) and ($3::text is null or plan = $3)
      order by org_id desc limit $4
      """;
  private static final String CHANGE =
      """
      update organization set name = $2, billing_email = $3, billing_address = $4,
        gst_number = $5, pan = coalesce($6, pan), updated_at = $7
      where org_id = $1 and deleted_at is null returning *
      """;
  private static final String DELETE =
      """
      update organization set status = $3, status_reason = 'deleted', deleted_at = $2,
        updated_at = $2
      where org_id = $1 and deleted_at is null
      """;
  private static final String END_SUBSCRIPTION =
      """
      update subscription_history set status = $3, ended_at = greatest($2, started_at)
      where org_id = $1 and ended_at is null
      """;
  private static final String LEAVE =
      "delete from membership where org_id = $1 returning person_id";
  private static final String FIND =
      "select * from organization where org_id = $1 and deleted_at is null";

  private final Database database;
  private final OrganizationAccess access;
  private final OrganizationNews news;
  private final Invitations invitations;
  private final Alignment alignment;
  private final Revocations keys;
  private final FieldCipher cipher;
  private final Audit audit;
  private final Clock clock;

  Organizations(
      Database database,
      OrganizationAccess access,
      OrganizationNews news,
      Invitations invitations,
      Alignment alignment,
      Revocations keys,
      FieldCipher cipher,
      Audit audit,
      Clock clock) {
    this.database = database;
    this.access = access;
    this.news = news;
    this.invitations = invitations;
    this.alignment = alignment;
    this.keys = keys;
    this.cipher = cipher;
    this.audit = audit;
    this.clock = clock;
  }

  /** Sets an organization up and invites its owner, both or neither. */
  Uni<Organization> create(Caller administrator, NewOrganization wish) {
    return database.asService(
        tx ->
            insert(tx, wish)
                .call(made -> news.created(tx, made))
                .call(made -> audit.record(tx, administrator, act("created", made.id())))
                .call(
                    made ->
                        invitations.invite(
                            tx,
                            administrator,
                            new Invitations.Wish(
                                made.id(), made.name(), wish.ownerEmail(), Role.OWNER))));
  }

  private Uni<Organization> insert(Tx tx, NewOrganization wish) {
    return tx.one(
            CREATE,
            Organization.ROWS::read,
            Ids.next(),
            wish.name(),
            wish.country().orElse("IN"),
            wish.plan().orElse(Plan.STARTER).column(),
            clock.instant())
        .map(Optional::orElseThrow);
  }

  /** All organizations there are, newest first. */
  Uni<Page<Organization>> list(
      Optional<OrganizationStatus> status, Optional<Plan> plan, PageRequest page) {
    return database
        .asService(
            tx ->
                tx.list(
                    LIST,
                    Organization.ROWS::read,
                    page.before(),
                    status.map(OrganizationStatus::column),
                    plan.map(Plan::column),
                    page.rows()))
        .map(found -> Page.of(found, page.limit(), Organization::id));
  }

  /** The caller's own organization. */
  Uni<Organization> find(Caller caller, UUID id) {
    return access.as(caller, id, tx -> require(tx, id));
  }

  /** Replaces what it says of itself. */
  Uni<Organization> change(Caller caller, UUID id, OrganizationChange change) {
    return access.as(
        caller, id, tx -> require(tx, id).flatMap(before -> change(tx, caller, before, change)));
  }

  private Uni<Organization> change(
      Tx tx, Caller caller, Organization before, OrganizationChange change) {
    return tx.one(
            CHANGE,
            Organization.ROWS::read,
            before.id(),
            change.name(),
            change.billingEmail(),
            change.billingAddress().map(BillingAddress::json),
            change.gstNumber(),
            change.panNumber().map(pan -> cipher.encrypt(pan, panContext(before.id()))),
            clock.instant())
        .map(Optional::orElseThrow)
        .call(after -> news.changed(tx, after))
        .call(after -> audit.record(tx, caller, changed(before, after, change)));
  }

  /** A ciphertext belongs to its organization's row only. */
  private static String panContext(UUID organization) {
    return "organization/" + organization + "/pan";
  }

  private static Act changed(Organization before, Organization after, OrganizationChange change) {
    return act("changed", after.id())
        .changing(
            Map.of("name", before.name(), "gstNumber", before.gstNumber().orElse("")),
            Map.of(
                "name",
                after.name(),
                "gstNumber",
                after.gstNumber().orElse(""),
                "panChanged",
                change.panNumber().isPresent()));
  }

  /**
   * Takes an organization down: its people lose access and may work elsewhere, what it offers is
   * withdrawn by event, its data stays.
   */
  Uni<Void> delete(Caller administrator, UUID id) {
    Instant now = clock.instant();
    return database
        .asService(
            tx ->
                tx.execute(DELETE, id, now, OrganizationStatus.CANCELLED)
                    .invoke(Organizations::requireOne)
                    .call(
                        () ->
                            tx.execute(END_SUBSCRIPTION, id, now, SubscriptionStatus.CANCELLED))
                    .call(() -> invitations.withdrawAll(tx, id))
                    .call(() -> news.deleted(tx, id, administrator.id(), now))
                    .call(() -> audit.record(tx, administrator, act("deleted", id)))
                    .flatMap(deleted -> tx.list(LEAVE, row -> row.getUUID("person_id"), id))
                    .call(people -> revokeKeys(tx, people, id))
                    .call(people -> alignment.wish(tx, people, Effect.SESSIONS)))
        .flatMap(alignment::carryOut)
        .replaceWithVoid();
  }

  private Uni<Void> revokeKeys(Tx tx, List<UUID> makers, UUID organization) {
    return Multi.createFrom()
        .iterable(makers)
        .onItem()
        .call(maker -> keys.revokeAllOf(tx, maker, organization))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private static void requireOne(int deleted) {
    if (deleted == 0) {
      throw OrganizationAccess.notFound();
    }
  }

  private static Uni<Organization> require(Tx tx, UUID id) {
    return tx.one(FIND, Organization.ROWS::read, id)
        .map(found -> found.orElseThrow(OrganizationAccess::notFound));
  }

  private static Act act(String what, UUID id) {
    return Act.of("organization." + what, "organization", id).in(id);
  }
}
