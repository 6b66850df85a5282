package io.tenantry.auth.usage;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.identity.Permission;
import io.tenantry.platform.web.Problems;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** What an organization uses of the platform. */
@Path("/api/v1/tenants/{id}/usage")
@PermissionsAllowed(Permission.ORGANIZATION_READ)
public class UsageResource {
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2200;
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
      return Optional.ofNullable(text)
          .filter(given -> !given.isBlank())
          .map(LocalDate::parse)
          .map(UsageResource::ofOurTime);
    } catch (DateTimeException e) {
      throw Problems.invalid(name, "must be a date such as 2026-03-31");
    }
  }

  private static LocalDate ofOurTime(LocalDate day) {
    if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
      throw new DateTimeException("Out of bounds");
    }
    return day;
  }
}
