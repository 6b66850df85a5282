package io.tenantry.notification.contact;

import io.smallrye.mutiny.Uni;
import io.tenantry.contracts.auth.OrganizationCreated;
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
      "insert into organization_member (org_id, person_id) values ($1, $2) on conflict do nothing";
  private static final String MEMBERS =
      "select person_id from organization_member where org_id = $1";

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

  /** An organization has its first member. */
  public Uni<Void> keep(Tx tx, OrganizationCreated organization) {
    return tx.execute(JOIN, organization.getOrganizationId(), organization.getOwnerId())
        .replaceWithVoid();
  }

  /** The members of an organization, as far as they are known. */
  public Uni<List<UUID>> members(Tx tx, UUID organization) {
    return tx.list(MEMBERS, row -> row.getUUID("person_id"), organization);
  }
}
