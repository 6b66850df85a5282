package io.tenantry.booking.availability;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.web.Problems;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;

/** Units left of a listing, for everybody. */
@Path("/api/v1/listings/{id}/availability")
@PermitAll
public class AvailabilityResource {
  private final Availabilities availabilities;

  AvailabilityResource(Availabilities availabilities) {
    this.availabilities = availabilities;
  }

  /** Units of a listing, and those left. */
  record Remaining(int initial, int available) {}

  /** The availability of a published listing. */
  @GET
  public Uni<Remaining> find(UUID id) {
    return availabilities
        .published(id)
        .map(offer -> offer.orElseThrow(() -> Problems.notFound("The listing")).stock())
        .map(stock -> new Remaining(stock.initial(), stock.available()));
  }
}
