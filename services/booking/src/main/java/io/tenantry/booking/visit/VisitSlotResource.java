package io.tenantry.booking.visit;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.web.Problems;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** When a listing can be seen, for everybody. */
@Path("/api/v1/listings/{id}/visit-slots")
@PermitAll
public class VisitSlotResource {
  private final Visits visits;

  VisitSlotResource(Visits visits) {
    this.visits = visits;
  }

  /** The slots that are free. */
  record Slots(List<Slot> items) {}

  /** The free slots from one day to another (ISO dates, UTC), both optional. */
  @GET
  public Uni<Slots> list(UUID id, @QueryParam("from") String from, @QueryParam("to") String to) {
    return visits
        .free(id, day("from", from), day("to", to))
        .map(slots -> new Slots(slots.orElseThrow(() -> Problems.notFound("The listing"))));
  }

  private static Optional<LocalDate> day(String parameter, String text) {
    try {
      return Optional.ofNullable(text).filter(given -> !given.isBlank()).map(LocalDate::parse);
    } catch (DateTimeParseException e) {
      throw Problems.unreadable(parameter + " must be a date such as 2027-01-31.");
    }
  }
}
