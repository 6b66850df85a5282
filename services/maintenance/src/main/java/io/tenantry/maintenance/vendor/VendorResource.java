package io.tenantry.maintenance.vendor;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.idempotency.Idempotency;
import io.tenantry.platform.idempotency.IdempotencyKeyFilter;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.identity.Permission;
import io.tenantry.platform.web.IfMatch;
import io.tenantry.platform.web.Page;
import io.tenantry.platform.web.PageRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Vendors of the caller's organization. */
@Path("/api/v1/vendors")
@PermissionsAllowed(Permission.VENDORS_WRITE)
public class VendorResource {
  private final Vendors vendors;
  private final Idempotency idempotency;
  private final Caller caller;

  VendorResource(Vendors vendors, Idempotency idempotency, Caller caller) {
    this.vendors = vendors;
    this.idempotency = idempotency;
    this.caller = caller;
  }

  /** Adds a vendor. */
  @POST
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = VendorView.class)))
  public Uni<Response> add(
      @HeaderParam(IdempotencyKeyFilter.HEADER) String key, @Valid @NotNull VendorDetails details) {
    return idempotency.create(
        caller, key, "add-vendor", details, tx -> vendors.add(tx, caller, details));
  }

  /** The organization's vendors, newest first. */
  @GET
  @PermissionsAllowed(Permission.VENDORS_READ)
  public Uni<Page<VendorView>> list(@Valid @BeanParam PageRequest page) {
    return vendors.list(caller, page);
  }

  /** One vendor. */
  @GET
  @Path("/{id}")
  @PermissionsAllowed(Permission.VENDORS_READ)
  public Uni<VendorView> find(UUID id) {
    return vendors.find(caller, id);
  }

  /** Replaces what is said about a vendor. */
  @PUT
  @Path("/{id}")
  public Uni<VendorView> change(
      UUID id, @BeanParam IfMatch ifMatch, @Valid @NotNull VendorDetails details) {
    return vendors.change(caller, id, ifMatch, details);
  }
}
