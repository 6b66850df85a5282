package io.tenantry.property.listing;

import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.QueryParam;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Filter of listings, as a {@code @BeanParam}. */
final class ListingFilter {
  private static final String STATUS =
      "(?i:draft|pending_approval|published|rejected|paused|suspended|archived)";

  @QueryParam("status")
  @Parameter(description = "One or several, separated by commas")
  @Pattern(
      regexp = STATUS + "(," + STATUS + "){0,9}",
      message =
          "must be of draft, pending_approval, published, rejected, paused, suspended, archived,"
              + " separated by commas")
  String status;

  Optional<String[]> statuses() {
    return Optional.ofNullable(status).map(text -> text.toLowerCase(Locale.ROOT).split(",", -1));
  }
}
