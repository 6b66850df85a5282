package io.tenantry.booking.visit;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.idempotency.IdempotencyKeyFilter;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.identity.Permission;
import io.tenantry.platform.web.Page;
import io.tenantry.platform.web.PageRequest;
import io.tenantry.platform.web.Problems;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Visits, as the person who comes or the organization that shows sees them. */
@Path("/api/v1/visits")
@PermissionsAllowed(Permission.VISITS_READ)
public class VisitResource {
  private final Visits visits;
  private final VisitChanges changes;
  private final Caller caller;

  VisitResource(Visits visits, VisitChanges changes, Caller caller) {
    this.visits = visits;
    this.changes = changes;
    this.caller = caller;
  }

  /** Request for another time. */
  record OtherTime(@NotNull Instant startsAt) {}

  /** Makes an appointment. With an Idempotency-Key a retry gets the first answer. */
  @POST
  @PermissionsAllowed(Permission.VISITS_CREATE)
  @APIResponse(
      responseCode = "201",
      content =
          @Content(mediaType = "application/json", schema = @Schema(implementation = Visit.class)))
  public Uni<Response> schedule(
      @HeaderParam(IdempotencyKeyFilter.HEADER) String key, @NotNull @Valid VisitWish wish) {
    return visits.schedule(caller, key, wish);
  }

  /** The caller's visits, the last made first. */
  @GET
  public Uni<Page<Visit>> list(@Valid @BeanParam PageRequest page) {
    return visits.list(caller, page);
  }

  /** One visit. */
  @GET
  @Path("/{id}")
  public Uni<Visit> find(UUID id) {
    return orNotFound(visits.find(caller, id));
  }

  /** Moves a visit to another slot. */
  @POST
  @Path("/{id}/reschedule")
  @PermissionsAllowed(Permission.VISITS_CHANGE)
  public Uni<Visit> reschedule(UUID id, @NotNull @Valid OtherTime wish) {
    return orNotFound(changes.reschedule(caller, id, wish.startsAt()));
  }

  /** The visitor will come. */
  @POST
  @Path("/{id}/confirm")
  @PermissionsAllowed(Permission.VISITS_CHANGE)
  public Uni<Visit> confirm(UUID id) {
    return orNotFound(changes.confirm(caller, id));
  }

  /** Calls a visit off. */
  @POST
  @Path("/{id}/cancel")
  @PermissionsAllowed(Permission.VISITS_CANCEL)
  public Uni<Visit> cancel(UUID id) {
    return orNotFound(changes.cancel(caller, id));
  }

  /** The visitor is there. */
  @POST
  @Path("/{id}/start")
  @PermissionsAllowed(Permission.VISITS_WRITE)
  public Uni<Visit> start(UUID id) {
    return orNotFound(changes.start(caller, id));
  }

  /** The visit took place. */
  @POST
  @Path("/{id}/complete")
  @PermissionsAllowed(Permission.VISITS_WRITE)
  public Uni<Visit> complete(UUID id) {
    return orNotFound(changes.complete(caller, id));
  }

  /** Nobody came. */
  @POST
  @Path("/{id}/no-show")
  @PermissionsAllowed(Permission.VISITS_WRITE)
  public Uni<Visit> noShow(UUID id) {
    return orNotFound(changes.noShow(caller, id));
  }

  private static Uni<Visit> orNotFound(Uni<Optional<Visit>> visit) {
    return visit.map(found -> found.orElseThrow(() -> Problems.notFound("The visit")));
  }
}
