package io.tenantry.lease.lease;

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

/** Leases as the resident who lives by them, or the organization that granted them, sees them. */
@Path("/api/v1/leases")
@PermissionsAllowed(Permission.LEASES_READ)
public class LeaseResource {
  private final Leases leases;
  private final Caller caller;

  LeaseResource(Leases leases, Caller caller) {
    this.leases = leases;
    this.caller = caller;
  }

  /** The caller's leases, newest first. */
  @GET
  public Uni<Page<Lease>> list(@Valid @BeanParam PageRequest page) {
    return leases.list(caller, page);
  }

  /** One lease. */
  @GET
  @Path("/{id}")
  public Uni<Lease> find(UUID id) {
    return leases
        .find(caller, id)
        .map(lease -> lease.orElseThrow(() -> Problems.notFound("The lease")));
  }
}
