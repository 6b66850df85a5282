package io.tenantry.auth.organization;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.identity.Permission;
import io.tenantry.platform.web.Page;
import io.tenantry.platform.web.PageRequest;
import io.tenantry.platform.web.Problems;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;

/** Organizations; clients know them as tenants (decisions.md C-01). */
@Path("/api/v1/tenants/{id}")
@PermissionsAllowed(Permission.ORGANIZATION_READ)
public class OrganizationResource {
  private final Organizations organizations;
  private final Caller caller;

  OrganizationResource(Organizations organizations, Caller caller) {
    this.organizations = organizations;
    this.caller = caller;
  }

  /** The caller's organization. */
  @GET
  public Uni<Organization> find(UUID id) {
    return organizations
        .find(caller, id)
        .map(found -> found.orElseThrow(() -> Problems.notFound("The organization")));
  }

  /** Who works for it. */
  @GET
  @Path("/members")
  @PermissionsAllowed(Permission.MEMBERS_READ)
  public Uni<Page<Member>> members(UUID id, @Valid @BeanParam PageRequest page) {
    return find(id).flatMap(organization -> organizations.members(caller, id, page));
  }
}
