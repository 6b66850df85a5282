package io.tenantry.booking.visit;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.tenantry.booking.visit.Showings.Day;
import io.tenantry.booking.visit.Showings.ListingSlot;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Visits by the names of UnitCycle F5.2 (decisions.md C-15). */
@Path("/api/v1/showings")
@PermissionsAllowed(Permission.VISITS_READ)
public class ShowingResource {
  private final Visits visits;
  private final VisitChanges changes;
  private final Showings showings;
  private final Caller caller;

  ShowingResource(Visits visits, VisitChanges changes, Showings showings, Caller caller) {
    this.visits = visits;
    this.changes = changes;
    this.showings = showings;
    this.caller = caller;
  }

  /** Days with showings. */
  record Calendar(List<Day> days) {}

  /** Slots that are free. */
  record Slots(List<ListingSlot> items) {}

  /** Schedules a showing. With an Idempotency-Key a retry gets the first answer. */
  @POST
  @PermissionsAllowed(Permission.VISITS_CREATE)
  @APIResponse(
      responseCode = "201",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = Showing.class)))
  public Uni<Response> schedule(
      @HeaderParam(IdempotencyKeyFilter.HEADER) String key, @NotNull @Valid ShowingWish wish) {
    return visits.schedule(caller, key, "showings", wish.of(caller), Showing::of);
  }

  /** The caller's showings, the last made first. */
  @GET
  public Uni<Page<Showing>> list(
      @Valid @BeanParam PageRequest page, @BeanParam ShowingQuery query) {
    return visits
        .list(caller, page, query.filter())
        .map(
            found ->
                new Page<>(found.items().stream().map(Showing::of).toList(), found.nextCursor()));
  }

  /** The showings from one day to another. */
  @GET
  @Path("/calendar")
  public Uni<Calendar> calendar(@QueryParam("from") String from, @QueryParam("to") String to) {
    return showings
        .calendar(caller, Days.parse("from", from), Days.parse("to", to))
        .map(Calendar::new);
  }

  /** The free slots of a property's listings, on one day or on all. */
  @GET
  @Path("/slots")
  public Uni<Slots> slots(
      @QueryParam("property") String property, @QueryParam("date") String date) {
    UUID id =
        ShowingQuery.parsed("property", property, UUID::fromString)
            .orElseThrow(() -> Problems.unreadable("property must be an id."));
    return showings.slots(id, Days.parse("date", date)).map(Slots::new);
  }

  /** The visitor will come. */
  @POST
  @Path("/{id}/confirm")
  @PermissionsAllowed(Permission.VISITS_CHANGE)
  public Uni<Showing> confirm(UUID id) {
    return orNotFound(changes.confirm(caller, id));
  }

  /** Calls a showing off. */
  @POST
  @Path("/{id}/cancel")
  @PermissionsAllowed(Permission.VISITS_CANCEL)
  public Uni<Showing> cancel(UUID id) {
    return orNotFound(changes.cancel(caller, id));
  }

  /** The showing took place. */
  @POST
  @Path("/{id}/complete")
  @PermissionsAllowed(Permission.VISITS_WRITE)
  public Uni<Showing> complete(UUID id) {
    return orNotFound(changes.complete(caller, id));
  }

  private static Uni<Showing> orNotFound(Uni<Optional<Visit>> visit) {
    return visit.map(
        found -> Showing.of(found.orElseThrow(() -> Problems.notFound("The showing"))));
  }
}
