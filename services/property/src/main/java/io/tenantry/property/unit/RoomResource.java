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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Rooms of the organization's floors. */
@Path("/api/v1")
@PermissionsAllowed(Permission.PROPERTIES_READ)
public class RoomResource {
  private final Rooms rooms;
  private final Idempotency idempotency;
  private final Caller caller;

  RoomResource(Rooms rooms, Idempotency idempotency, Caller caller) {
    this.rooms = rooms;
    this.idempotency = idempotency;
    this.caller = caller;
  }

  /** Adds a room. */
  @POST
  @Path("/floors/{floorId}/rooms")
  @PermissionsAllowed(Permission.PROPERTIES_WRITE)
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = Room.class)))
  public Uni<Response> add(
      UUID floorId,
      @HeaderParam(IdempotencyKeyFilter.HEADER) String key,
      @Valid @NotNull Room.Details details) {
    return idempotency.create(
        caller, key, "add-room " + floorId, details, tx -> rooms.add(tx, caller, floorId, details));
  }

  /** The rooms of a floor, newest first. */
  @GET
  @Path("/floors/{floorId}/rooms")
  public Uni<Page<Room>> list(UUID floorId, @Valid @BeanParam PageRequest page) {
    return rooms.list(caller, floorId, page);
  }

  /** One room. */
  @GET
  @Path("/rooms/{id}")
  public Uni<Room> find(UUID id) {
    return rooms.find(caller, id);
  }

  /** Replaces what is said about a room. */
  @PUT
  @Path("/rooms/{id}")
  @PermissionsAllowed(Permission.PROPERTIES_WRITE)
  public Uni<Room> change(
      UUID id, @BeanParam IfMatch ifMatch, @Valid @NotNull Room.Details details) {
    return rooms.change(caller, id, ifMatch, details);
  }

  /**
   * Removes a room; with cascade also its beds. A room or bed that is offered or let cannot be
   * removed.
   */
  @DELETE
  @Path("/rooms/{id}")
  @PermissionsAllowed(Permission.PROPERTIES_WRITE)
  public Uni<Void> remove(
      UUID id, @BeanParam IfMatch ifMatch, @QueryParam("cascade") boolean cascade) {
    return rooms.remove(caller, id, ifMatch, cascade);
  }
}
