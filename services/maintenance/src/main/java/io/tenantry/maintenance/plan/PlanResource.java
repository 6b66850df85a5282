package io.tenantry.maintenance.plan;

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

/** Recurring work in the properties of the caller's organization. */
@Path("/api/v1")
@PermissionsAllowed(Permission.MAINTENANCE_WRITE)
public class PlanResource {
  private final Plans plans;
  private final Idempotency idempotency;
  private final Caller caller;

  PlanResource(Plans plans, Idempotency idempotency, Caller caller) {
    this.plans = plans;
    this.idempotency = idempotency;
    this.caller = caller;
  }

  /** Plans something that recurs every so many months. */
  @POST
  @Path("/properties/{propertyId}/maintenance-plans")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = Plan.View.class)))
  public Uni<Response> add(
      UUID propertyId,
      @HeaderParam(IdempotencyKeyFilter.HEADER) String key,
      @Valid @NotNull Plan.Details details) {
    return idempotency.create(
        caller,
        key,
        "plan-maintenance " + propertyId,
        details,
        tx -> plans.add(tx, caller, propertyId, details));
  }

  /** The plans of a property, newest first. */
  @GET
  @Path("/properties/{propertyId}/maintenance-plans")
  public Uni<Page<Plan.View>> list(UUID propertyId, @Valid @BeanParam PageRequest page) {
    return plans.list(caller, propertyId, page);
  }

  /** Ends a plan; the requests it made stay. */
  @DELETE
  @Path("/maintenance-plans/{id}")
  public Uni<Void> end(UUID id) {
    return plans.end(caller, id);
  }
}
