package io.tenantry.property.listing;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.identity.Permission;
import io.tenantry.platform.web.Page;
import io.tenantry.platform.web.PageRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;

/** Approval of listings by platform administrators. */
@Path("/api/v1/admin/listings")
@PermissionsAllowed(Permission.PLATFORM_LISTINGS)
public class ApprovalResource {
  private final Approvals approvals;
  private final Caller caller;

  ApprovalResource(Approvals approvals, Caller caller) {
    this.approvals = approvals;
    this.caller = caller;
  }

  /** Why a listing is sent back. */
  record Rejection(@NotBlank @Size(max = 2_000) String reason) {}

  /** Listings that wait for a decision, newest first. */
  @GET
  public Uni<Page<Listing>> waiting(@Valid @BeanParam PageRequest page) {
    return approvals.waiting(page);
  }

  /** Publishes a listing. */
  @POST
  @Path("/{id}/approve")
  public Uni<Listing> approve(UUID id) {
    return approvals.approve(caller, id);
  }

  /** Sends a listing back to its organization. */
  @POST
  @Path("/{id}/reject")
  public Uni<Listing> reject(UUID id, @Valid @NotNull Rejection rejection) {
    return approvals.reject(caller, id, rejection.reason());
  }
}
