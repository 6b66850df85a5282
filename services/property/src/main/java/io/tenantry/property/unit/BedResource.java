package io.tenantry.property.unit;

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
import jakarta.ws.rs.DELETE;
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

/** Beds of the organization's rooms. */
@Path("/api/v1")
@PermissionsAllowed(Permission.PROPERTIES_READ)
public class BedResource {
  private final Beds beds;
  private final Idempotency idempotency;
  private final Caller caller;

  BedResource(Beds beds, Idempotency idempotency, Caller caller) {
    this.beds = beds;
    this.idempotency = idempotency;
    this.caller = caller;
  }

  /** Adds a bed. */
  @POST
  @Path("/rooms/{roomId}/beds")
  @PermissionsAllowed(Permission.PROPERTIES_WRITE)
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = Bed.class)))
  public Uni<Response> add(
      UUID roomId,
      @HeaderParam(IdempotencyKeyFilter.HEADER) String key,
      @Valid @NotNull Bed.Details details) {
    return idempotency.create(
        caller, key, "add-bed " + roomId, details, tx -> beds.add(tx, caller, roomId, details));
  }

  /** The beds of a room, newest first. */
  @GET
  @Path("/rooms/{roomId}/beds")
  public Uni<Page<Bed>> list(UUID roomId, @Valid @BeanParam PageRequest page) {
    return beds.list(caller, roomId, page);
  }

  /** The organization's beds across properties, newest first. */
  @GET
  @Path("/beds")
  public Uni<Page<Bed>> listAll(
      @Valid @BeanParam BedFilter filter, @Valid @BeanParam PageRequest page) {
    return beds.list(caller, filter, page);
  }

  /** One bed. */
  @GET
  @Path("/beds/{id}")
  public Uni<Bed> find(UUID id) {
    return beds.find(caller, id);
  }

  /** Replaces what is said about a bed. */
  @PUT
  @Path("/beds/{id}")
  @PermissionsAllowed(Permission.PROPERTIES_WRITE)
  public Uni<Bed> change(UUID id, @BeanParam IfMatch ifMatch, @Valid @NotNull Bed.Details details) {
    return beds.change(caller, id, ifMatch, details);
  }

  /** Removes a bed that is neither offered nor let. */
  @DELETE
  @Path("/beds/{id}")
  @PermissionsAllowed(Permission.PROPERTIES_WRITE)
  public Uni<Void> remove(UUID id, @BeanParam IfMatch ifMatch) {
    return beds.remove(caller, id, ifMatch);
  }
}
