package io.tenantry.auth.usage;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.identity.Permission;
import io.tenantry.platform.web.BoundedInput;
import io.tenantry.platform.web.Problems;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** Use of the platform by an organization. */
@Path("/api/v1/tenants/{id}/usage")
@PermissionsAllowed(Permission.ORGANIZATION_READ)
public class UsageResource {
  private final UsageFigures figures;
  private final Caller caller;

  UsageResource(UsageFigures figures, Caller caller) {
    this.figures = figures;
    this.caller = caller;
  }

  /** Beds, invoices, payments and messages by day and month; the last 30 days unless asked. */
  @GET
  public Uni<Usage> find(UUID id, @QueryParam("from") String from, @QueryParam("to") String to) {
    return figures.find(caller, id, date("from", from), date("to", to));
  }

  private static Optional<LocalDate> date(String name, String text) {
    try {
      return Optional.ofNullable(text).filter(given -> !given.isBlank()).map(BoundedInput::day);
    } catch (DateTimeException e) {
      throw Problems.invalid(name, "must be a date such as 2026-03-31");
    }
  }
}
