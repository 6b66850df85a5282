package io.tenantry.property.amenity;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

/** Catalogue of amenities: everybody reads the list. */
@Path("/api/v1/amenities")
@PermitAll
public class AmenityResource {
  private final Amenities amenities;

  AmenityResource(Amenities amenities) {
    this.amenities = amenities;
  }

  /** The whole list. */
  public record Listed(List<Amenity> items) {}

  /** Lists the amenities that properties, rooms and beds may name. */
  @GET
  public Uni<Listed> list() {
    return amenities.list().map(Listed::new);
  }
}
