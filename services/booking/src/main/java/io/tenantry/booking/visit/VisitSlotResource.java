package io.tenantry.booking.visit;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.web.Problems;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;

/** Times at which a listing can be seen, for everybody. */
@Path("/api/v1/listings/{id}/visit-slots")
@PermitAll
public class VisitSlotResource {
  private final Visits visits;

  VisitSlotResource(Visits visits) {
    this.visits = visits;
  }

  /** The slots that are free. */
  record Slots(List<Slot> items) {}

  /**
   * The free slots from one day to another (ISO dates, by the clocks at the property), both
   * optional.
   */
  @GET
  public Uni<Slots> list(UUID id, @QueryParam("from") String from, @QueryParam("to") String to) {
    return visits
        .free(id, Days.parse("from", from), Days.parse("to", to))
        .map(slots -> new Slots(slots.orElseThrow(() -> Problems.notFound("The listing"))));
  }
}
