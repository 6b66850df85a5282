package io.tenantry.property.amenity;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.idempotency.Idempotency;
import io.tenantry.platform.idempotency.IdempotencyKeyFilter;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.identity.Permission;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Platform administrators keep the list of what homes can have. */
@Path("/api/v1/admin/amenities")
@PermissionsAllowed(Permission.PLATFORM_AMENITIES)
public class AmenityAdministrationResource {
  private final Amenities amenities;
  private final Idempotency idempotency;
  private final Caller caller;

  AmenityAdministrationResource(Amenities amenities, Idempotency idempotency, Caller caller) {
    this.amenities = amenities;
    this.idempotency = idempotency;
    this.caller = caller;
  }

  /** Puts an amenity on the list. */
  @POST
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = Amenity.class)))
  public Uni<Response> add(
      @HeaderParam(IdempotencyKeyFilter.HEADER) String key,
      @Valid @NotNull Amenity.Details details) {
    return idempotency.create(
        caller, key, "add-amenity", details, tx -> amenities.add(tx, caller, details));
  }

  /** Takes an amenity off the list; homes that have it keep it. */
  @DELETE
  @Path("/{code}")
  public Uni<Void> retire(String code) {
    return amenities.retire(caller, code);
  }
}
