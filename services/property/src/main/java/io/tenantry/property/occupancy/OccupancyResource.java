package io.tenantry.property.occupancy;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.identity.Permission;
import io.tenantry.platform.web.Page;
import io.tenantry.platform.web.PageRequest;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Occupancy and income of the organization's properties. */
@Path("/api/v1/properties/analytics")
@PermissionsAllowed(Permission.PROPERTIES_READ)
public class OccupancyResource {
  private final Occupancy occupancy;
  private final Caller caller;

  OccupancyResource(Occupancy occupancy, Caller caller) {
    this.occupancy = occupancy;
    this.caller = caller;
  }

  /** Occupancy as of today, and revenue of a period, property by property. */
  @GET
  public Uni<Page<PropertyAnalytics>> analytics(
      @Valid @BeanParam Period period, @Valid @BeanParam PageRequest page) {
    return occupancy.of(caller, period, page);
  }
}
