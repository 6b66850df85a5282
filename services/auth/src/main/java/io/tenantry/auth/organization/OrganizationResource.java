package io.tenantry.auth.organization;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.identity.Permission;
import io.tenantry.platform.web.Page;
import io.tenantry.platform.web.PageRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Organizations; clients know them as tenants (decisions.md C-01). */
@Path("/api/v1/tenants")
@PermissionsAllowed(Permission.ORGANIZATION_READ)
public class OrganizationResource {
  private final Organizations organizations;
  private final Caller caller;

  OrganizationResource(Organizations organizations, Caller caller) {
    this.organizations = organizations;
    this.caller = caller;
  }

  /** Sets an organization up; its owner gets an invitation by e-mail. */
  @POST
  @ResponseStatus(201)
  @PermissionsAllowed(Permission.PLATFORM_ORGANIZATIONS)
  public Uni<Organization> create(@NotNull @Valid NewOrganization wish) {
    return organizations.create(caller, wish);
  }

  /** All organizations, newest first. */
  @GET
  @PermissionsAllowed(Permission.PLATFORM_ORGANIZATIONS)
  public Uni<Page<Organization>> list(
      @QueryParam("status") String status,
      @QueryParam("plan") String plan,
      @Valid @BeanParam PageRequest page) {
    return organizations.list(
        Filter.of(OrganizationStatus.class, "status", status),
        Filter.of(Plan.class, "plan", plan),
        page);
  }

  /** The caller's organization. */
  @GET
  @Path("/{id}")
  public Uni<Organization> find(UUID id) {
    return organizations.find(caller, id);
  }

  /** Replaces what the organization says of itself; without a PAN the one there is stays. */
  @PUT
  @Path("/{id}")
  @PermissionsAllowed(Permission.ORGANIZATION_WRITE)
  public Uni<Organization> change(UUID id, @NotNull @Valid OrganizationChange change) {
    return organizations.change(caller, id, change);
  }

  /** Takes an organization down. Its people lose access, its data stays. */
  @DELETE
  @Path("/{id}")
  @PermissionsAllowed(Permission.PLATFORM_ORGANIZATIONS)
  public Uni<Void> delete(UUID id) {
    return organizations.delete(caller, id);
  }
}
