package io.tenantry.maintenance.request;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.tenantry.maintenance.home.Homes;
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
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Maintenance requests: residents see their own, members those of their organization. */
@Path("/api/v1")
public class RequestResource {
  private final RequestReads reads;
  private final Requests requests;
  private final Decisions decisions;
  private final Homes homes;
  private final Idempotency idempotency;
  private final Caller caller;

  RequestResource(
      RequestReads reads,
      Requests requests,
      Decisions decisions,
      Homes homes,
      Idempotency idempotency,
      Caller caller) {
    this.reads = reads;
    this.requests = requests;
    this.decisions = decisions;
    this.homes = homes;
    this.idempotency = idempotency;
    this.caller = caller;
  }

  /** Reports what is broken in one's home, or in a property of the organization. */
  @POST
  @Path("/properties/{propertyId}/maintenance")
  @PermissionsAllowed(Permission.MAINTENANCE_CREATE)
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = RequestView.class)))
  public Uni<Response> report(
      UUID propertyId,
      @HeaderParam(IdempotencyKeyFilter.HEADER) String key,
      @Valid @NotNull Report report) {
    return homes
        .of(caller, propertyId, report.leaseId())
        .flatMap(
            home ->
                idempotency.create(
                    caller,
                    key,
                    "report-maintenance " + propertyId,
                    report,
                    tx -> requests.report(tx, caller, home, report)));
  }

  /** The requests of a property that the caller may see, newest first. */
  @GET
  @Path("/properties/{propertyId}/maintenance")
  @PermissionsAllowed(Permission.MAINTENANCE_READ)
  public Uni<Page<RequestView>> listOfProperty(
      UUID propertyId, @QueryParam("status") String status, @Valid @BeanParam PageRequest page) {
    StatusFilter filter = StatusFilter.of(status);
    return homes
        .require(caller, propertyId)
        .chain(() -> reads.list(caller, Optional.of(propertyId), filter, page));
  }

  /** All requests that the caller may see, newest first. */
  @GET
  @Path("/maintenance")
  @PermissionsAllowed(Permission.MAINTENANCE_READ)
  public Uni<Page<RequestView>> list(
      @QueryParam("status") String status, @Valid @BeanParam PageRequest page) {
    return reads.list(caller, Optional.empty(), StatusFilter.of(status), page);
  }

  /** One request. */
  @GET
  @Path("/maintenance/{id}")
  @PermissionsAllowed(Permission.MAINTENANCE_READ)
  public Uni<RequestView> find(UUID id) {
    return reads.find(caller, id);
  }

  /** Sets priority, vendor, time and costs; an expired insurance refuses a vendor. */
  @PUT
  @Path("/maintenance/{id}")
  @PermissionsAllowed(Permission.MAINTENANCE_WRITE)
  public Uni<RequestView> change(
      UUID id, @BeanParam IfMatch ifMatch, @Valid @NotNull RequestChange change) {
    return decisions.change(caller, id, ifMatch, change);
  }

  /** Says that work begins. */
  @POST
  @Path("/maintenance/{id}/start")
  @PermissionsAllowed(Permission.MAINTENANCE_WRITE)
  public Uni<RequestView> start(UUID id, @BeanParam IfMatch ifMatch) {
    return decisions.start(caller, id, ifMatch);
  }

  /** Says that it is mended. */
  @POST
  @Path("/maintenance/{id}/complete")
  @PermissionsAllowed(Permission.MAINTENANCE_WRITE)
  public Uni<RequestView> complete(UUID id, @BeanParam IfMatch ifMatch) {
    return decisions.complete(caller, id, ifMatch);
  }

  /** Calls a request off; residents can until somebody works on it. */
  @POST
  @Path("/maintenance/{id}/cancel")
  @PermissionsAllowed(Permission.MAINTENANCE_CREATE)
  public Uni<RequestView> cancel(UUID id, @BeanParam IfMatch ifMatch) {
    return decisions.cancel(caller, id, ifMatch);
  }

  /** Says that it was not mended after all, within 14 days. */
  @POST
  @Path("/maintenance/{id}/reopen")
  @PermissionsAllowed(Permission.MAINTENANCE_CREATE)
  public Uni<RequestView> reopen(UUID id, @BeanParam IfMatch ifMatch) {
    return decisions.reopen(caller, id, ifMatch);
  }
}
