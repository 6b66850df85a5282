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

/** Floors of the organization's properties. */
@Path("/api/v1")
@PermissionsAllowed(Permission.PROPERTIES_READ)
public class FloorResource {
  private final Floors floors;
  private final Idempotency idempotency;
  private final Caller caller;

  FloorResource(Floors floors, Idempotency idempotency, Caller caller) {
    this.floors = floors;
    this.idempotency = idempotency;
    this.caller = caller;
  }

  /** Adds a floor. */
  @POST
  @Path("/properties/{propertyId}/floors")
  @PermissionsAllowed(Permission.PROPERTIES_WRITE)
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = Floor.class)))
  public Uni<Response> add(
      UUID propertyId,
      @HeaderParam(IdempotencyKeyFilter.HEADER) String key,
      @Valid @NotNull Floor.Details details) {
    return idempotency.create(
        caller, key, "add-floor " + propertyId, details, tx -> floors.add(tx, propertyId, details));
  }

  /** The floors of a property, newest first. */
  @GET
  @Path("/properties/{propertyId}/floors")
  public Uni<Page<Floor>> list(UUID propertyId, @Valid @BeanParam PageRequest page) {
    return floors.list(caller, propertyId, page);
  }

  /** One floor. */
  @GET
  @Path("/floors/{id}")
  public Uni<Floor> find(UUID id) {
    return floors.find(caller, id);
  }

  /** Replaces what is said about a floor. */
  @PUT
  @Path("/floors/{id}")
  @PermissionsAllowed(Permission.PROPERTIES_WRITE)
  public Uni<Floor> change(
      UUID id, @BeanParam IfMatch ifMatch, @Valid @NotNull Floor.Details details) {
    return floors.change(caller, id, ifMatch, details);
  }

  /**
   * Removes a floor; with cascade also its rooms and beds. A room or bed that is offered or let
   * cannot be removed.
   */
  @DELETE
  @Path("/floors/{id}")
  @PermissionsAllowed(Permission.PROPERTIES_WRITE)
  public Uni<Void> remove(
      UUID id, @BeanParam IfMatch ifMatch, @QueryParam("cascade") boolean cascade) {
    return floors.remove(caller, id, ifMatch, cascade);
  }
}
