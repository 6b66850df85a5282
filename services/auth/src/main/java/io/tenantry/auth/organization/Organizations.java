package io.tenantry.auth.organization;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.web.Page;
import io.tenantry.platform.web.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Shows organizations to those who work for them. */
@ApplicationScoped
class Organizations {
  private static final String MEMBERS =
      """
      select p.id, p.email, p.first_name, p.last_name, m.role, m.created_at as joined_at
      from membership m join person p on p.id = m.person_id
      where m.org_id = $1 and p.id < $2 order by p.id desc limit $3
      """;

  private final Database database;

  Organizations(Database database) {
    this.database = database;
  }

  /** The caller's organization, empty for any other. */
  Uni<Optional<Organization>> find(Caller caller, UUID id) {
    return database.as(
        caller,
        tx -> tx.one("select * from organization where org_id = $1", Organization::from, id));
  }

  /** Who works for an organization; nobody, to a stranger. */
  Uni<Page<Member>> members(Caller caller, UUID id, PageRequest page) {
    return database
        .as(caller, tx -> tx.list(MEMBERS, Member::from, id, page.before(), page.rows()))
        .map(members -> Page.of(members, page.limit(), Member::userId));
  }
}
