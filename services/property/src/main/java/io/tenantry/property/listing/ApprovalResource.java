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

/** Approval and moderation of listings by platform administrators. */
@Path("/api/v1/admin/listings")
@PermissionsAllowed(Permission.PLATFORM_LISTINGS)
public class ApprovalResource {
  private final Approvals approvals;
  private final Moderation moderation;
  private final Caller caller;

  ApprovalResource(Approvals approvals, Moderation moderation, Caller caller) {
    this.approvals = approvals;
    this.moderation = moderation;
    this.caller = caller;
  }

  /** Reason to send back, suspend or restore a listing; its organization reads it. */
  record Reason(@NotBlank @Size(max = 2_000) String reason) {}

  /** Listings of all organizations, newest first: those that wait, or those of some status. */
  @GET
  public Uni<Page<Listing>> list(
      @Valid @BeanParam ListingFilter filter, @Valid @BeanParam PageRequest page) {
    return approvals.list(filter, page);
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
  public Uni<Listing> reject(UUID id, @Valid @NotNull Reason reason) {
    return approvals.reject(caller, id, reason.reason().strip());
  }

  /** Takes a listing off the market. */
  @POST
  @Path("/{id}/suspend")
  public Uni<Listing> suspend(UUID id, @Valid @NotNull Reason reason) {
    return moderation.suspend(caller, id, reason.reason().strip());
  }

  /** Makes a suspended listing what it was before. */
  @POST
  @Path("/{id}/restore")
  public Uni<Listing> restore(UUID id, @Valid @NotNull Reason reason) {
    return moderation.restore(caller, id, reason.reason().strip());
  }
}
