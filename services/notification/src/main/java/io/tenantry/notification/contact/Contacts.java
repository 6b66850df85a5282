package io.tenantry.notification.contact;

import io.smallrye.mutiny.Uni;
import io.tenantry.contracts.auth.MemberJoined;
import io.tenantry.contracts.auth.MemberLeft;
import io.tenantry.contracts.auth.MemberRoleChanged;
import io.tenantry.contracts.auth.OrganizationCreated;
import io.tenantry.contracts.auth.OrganizationDeleted;
import io.tenantry.contracts.auth.UserChanged;
import io.tenantry.contracts.auth.UserRegistered;
import io.tenantry.platform.data.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The address book: how to reach people, and who hears what concerns an organization. */
@ApplicationScoped
public class Contacts {
  private static final String KEEP =
      """
      insert into contact (person_id, email, first_name, last_name) values ($1, $2, $3, $4)
      on conflict (person_id) do update set email = $2, first_name = $3, last_name = $4
      """;
  private static final String JOIN =
      """
      insert into organization_member (org_id, person_id, role) values ($1, $2, $3)
      on conflict (org_id, person_id) do update set role = excluded.role
      """;
  private static final String LEAVE =
      "delete from organization_member where org_id = $1 and person_id = $2";
  private static final String CLOSE = "delete from organization_member where org_id = $1";

  /** Viewers look when they want to; who runs the place is told. */
  private static final String MEMBERS =
      """
      select person_id from organization_member
      where org_id = $1 and role in ('owner', 'admin', 'manager')
      """;

  /** Someone has an account now. */
  public Uni<Void> keep(Tx tx, UserRegistered user) {
    return tx.execute(
            KEEP, user.getUserId(), user.getEmail(), user.getFirstName(), user.getLastName())
        .replaceWithVoid();
  }

  /** Someone is called otherwise now. */
  public Uni<Void> keep(Tx tx, UserChanged user) {
    return tx.execute(
            KEEP, user.getUserId(), user.getEmail(), user.getFirstName(), user.getLastName())
        .replaceWithVoid();
  }

  /** An organization has its first member, unless its owner is only invited yet. */
  public Uni<Void> keep(Tx tx, OrganizationCreated organization) {
    return organization.getOwnerId() == null
        ? Uni.createFrom().voidItem()
        : join(tx, organization.getOrganizationId(), organization.getOwnerId(), "owner");
  }

  /** An organization has one more member. */
  public Uni<Void> keep(Tx tx, MemberJoined member) {
    return join(tx, member.getOrganizationId(), member.getUserId(), member.getRole());
  }

  /** A member does something else now. */
  public Uni<Void> keep(Tx tx, MemberRoleChanged member) {
    return join(tx, member.getOrganizationId(), member.getUserId(), member.getRole());
  }

  /** Somebody does not work there any more. */
  public Uni<Void> forget(Tx tx, MemberLeft member) {
    return tx.execute(LEAVE, member.getOrganizationId(), member.getUserId()).replaceWithVoid();
  }

  /** An organization is gone for everybody. */
  public Uni<Void> forget(Tx tx, OrganizationDeleted organization) {
    return tx.execute(CLOSE, organization.getOrganizationId()).replaceWithVoid();
  }

  private static Uni<Void> join(Tx tx, UUID organization, UUID person, String role) {
    return tx.execute(JOIN, organization, person, role).replaceWithVoid();
  }

  /** Lists the members to notify for an organization, as far as they are known. */
  public Uni<List<UUID>> members(Tx tx, UUID organization) {
    return tx.list(MEMBERS, row -> row.getUUID("person_id"), organization);
  }
}
