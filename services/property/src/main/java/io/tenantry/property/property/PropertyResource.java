package io.tenantry.property.property;

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

/** Properties of the caller's organization. */
@Path("/api/v1")
@PermissionsAllowed(Permission.PROPERTIES_WRITE)
public class PropertyResource {
  private final Properties properties;
  private final Idempotency idempotency;
  private final Caller caller;

  PropertyResource(Properties properties, Idempotency idempotency, Caller caller) {
    this.properties = properties;
    this.idempotency = idempotency;
    this.caller = caller;
  }

  /** Adds a property. */
  @POST
  @Path("/properties")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = Property.class)))
  public Uni<Response> add(
      @HeaderParam(IdempotencyKeyFilter.HEADER) String key,
      @Valid @NotNull PropertyDetails details) {
    return idempotency.create(
        caller, key, "add-property", details, tx -> properties.add(tx, caller, details));
  }

  /** The organization's properties, newest first. */
  @GET
  @Path("/properties")
  @PermissionsAllowed(Permission.PROPERTIES_READ)
  public Uni<Page<Property>> list(@Valid @BeanParam PageRequest page) {
    return properties.list(caller, page);
  }

  /** One property. */
  @GET
  @Path("/properties/{id}")
  @PermissionsAllowed(Permission.PROPERTIES_READ)
  public Uni<Property> find(UUID id) {
    return properties.find(caller, id);
  }

  /** Replaces what is said about a property. */
  @PUT
  @Path("/properties/{id}")
  public Uni<Property> change(
      UUID id, @BeanParam IfMatch ifMatch, @Valid @NotNull PropertyDetails details) {
    return properties.change(caller, id, ifMatch, details);
  }

  /** Takes a property out of the portfolio; with cascade also its units and listings. */
  @DELETE
  @Path("/properties/{id}")
  public Uni<Void> remove(
      UUID id, @BeanParam IfMatch ifMatch, @QueryParam("cascade") boolean cascade) {
    return properties.remove(caller, id, ifMatch, cascade);
  }
}
