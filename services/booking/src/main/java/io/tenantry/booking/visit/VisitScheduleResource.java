package io.tenantry.booking.visit;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.identity.Permission;
import io.tenantry.platform.web.Problems;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.Optional;
import java.util.UUID;

/** Visiting hours of a listing, for the organization that shows it. */
@Path("/api/v1/listings/{id}/visit-schedule")
@PermissionsAllowed(Permission.LISTINGS_READ)
public class VisitScheduleResource {
  private final VisitSchedules schedules;
  private final Caller caller;

  VisitScheduleResource(VisitSchedules schedules, Caller caller) {
    this.schedules = schedules;
    this.caller = caller;
  }

  /** The rules that hold, also when nobody has set any yet. */
  @GET
  public Uni<VisitRules> find(UUID id) {
    return schedules.find(caller, id).map(VisitScheduleResource::orNotFound);
  }

  /** Replaces the rules. */
  @PUT
  @PermissionsAllowed(Permission.VISITS_WRITE)
  public Uni<VisitRules> set(UUID id, @NotNull @Valid VisitRules rules) {
    return schedules.set(caller, id, rules).map(VisitScheduleResource::orNotFound);
  }

  private static VisitRules orNotFound(Optional<VisitRules> found) {
    return found.orElseThrow(() -> Problems.notFound("The listing"));
  }
}
