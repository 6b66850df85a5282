package io.tenantry.maintenance.photo;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.idempotency.Idempotency;
import io.tenantry.platform.idempotency.IdempotencyKeyFilter;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.identity.Permission;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Photos of what is broken. The bytes never pass through this service. */
@Path("/api/v1/maintenance/{requestId}/photos")
@PermissionsAllowed(Permission.MAINTENANCE_CREATE)
public class PhotoResource {
  private final Photos photos;
  private final Idempotency idempotency;
  private final Caller caller;

  PhotoResource(Photos photos, Idempotency idempotency, Caller caller) {
    this.photos = photos;
    this.idempotency = idempotency;
    this.caller = caller;
  }

  /** Announces a photo; the answer says where to upload it. */
  @POST
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = PendingPhoto.class)))
  public Uni<Response> announce(
      UUID requestId,
      @HeaderParam(IdempotencyKeyFilter.HEADER) String key,
      @Valid @NotNull Photo.Announcement announcement) {
    return idempotency.create(
        caller,
        key,
        "announce-maintenance-photo " + requestId,
        announcement,
        tx -> photos.announce(tx, caller, requestId, announcement));
  }

  /** Says that the upload is done; it is looked at and can then be shown. */
  @POST
  @Path("/{id}/complete")
  public Uni<ReadyPhoto> complete(UUID requestId, UUID id) {
    return photos.complete(caller, requestId, id);
  }

  /** The photos of a request that can be shown. */
  @GET
  @PermissionsAllowed(Permission.MAINTENANCE_READ)
  public Uni<List<ReadyPhoto>> list(UUID requestId) {
    return photos.list(caller, requestId);
  }
}
