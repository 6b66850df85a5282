package io.tenantry.auth.clock;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.identity.Permission;
import io.tenantry.platform.web.Problems;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The platform's clock. Where it is not adjustable, as in production, this is not there. */
@Path("/api/v1/admin/clock")
@PermissionsAllowed(Permission.PLATFORM_CLOCK)
public class ClockResource {
  private final Clocks clocks;
  private final Caller caller;
  private final boolean adjustable;

  ClockResource(
      Clocks clocks,
      Caller caller,
      @ConfigProperty(name = "tenantry.clock.adjustable") boolean adjustable) {
    this.clocks = clocks;
    this.caller = caller;
    this.adjustable = adjustable;
  }

  /** Request to set the clock; absent or null: real time. */
  record Move(Optional<Instant> now) {}

  /** Returns the platform's time. */
  @GET
  public Uni<ClockState> read() {
    requireAdjustable();
    return clocks.read();
  }

  /** Moves the clock of every service; it keeps ticking from there. */
  @PUT
  public Uni<Void> move(@NotNull Move move) {
    requireAdjustable();
    return clocks.move(caller, move.now());
  }

  private void requireAdjustable() {
    if (!adjustable) {
      throw Problems.notFound("The clock");
    }
  }
}
