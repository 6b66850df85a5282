package io.tenantry.property.photo;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.idempotency.Idempotency;
import io.tenantry.platform.idempotency.IdempotencyKeyFilter;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.identity.Permission;
import io.tenantry.platform.web.Page;
import io.tenantry.platform.web.PageRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Photos of the organization's properties. The bytes never pass through this service. */
@Path("/api/v1/properties/{propertyId}/photos")
@PermissionsAllowed(Permission.PROPERTIES_WRITE)
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
      UUID propertyId,
      @HeaderParam(IdempotencyKeyFilter.HEADER) String key,
      @Valid @NotNull Photo.Announcement announcement) {
    return idempotency.create(
        caller,
        key,
        "announce-photo " + propertyId,
        announcement,
        tx -> photos.announce(tx, caller, propertyId, announcement));
  }

  /** Says that the upload is done; it is looked at and can then be shown. */
  @POST
  @Path("/{id}/complete")
  public Uni<ReadyPhoto> complete(UUID propertyId, UUID id) {
    return photos.complete(caller, propertyId, id);
  }

  /** Deletes a photo that no listing shows. */
  @DELETE
  @Path("/{id}")
  public Uni<Void> remove(UUID propertyId, UUID id) {
    return photos.remove(caller, propertyId, id);
  }

  /** The property's photos that are ready, newest first. */
  @GET
  @PermissionsAllowed(Permission.PROPERTIES_READ)
  public Uni<Page<ReadyPhoto>> list(UUID propertyId, @Valid @BeanParam PageRequest page) {
    return photos.list(caller, propertyId, page);
  }
}
