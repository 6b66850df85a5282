package io.tenantry.property.unit;

import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Filter of the organization's beds, as a {@code @BeanParam}; all given conditions must hold. */
final class BedFilter {
  private static final String ID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";
  private static final String STATUS = "(?i:vacant|occupied|reserved|maintenance)";
  private static final String AMOUNT = "\\d{1,12}(\\.\\d{1,4})?";

  @QueryParam("propertyId")
  @Pattern(regexp = ID, message = "must be an id")
  String propertyId;

  @QueryParam("floorId")
  @Pattern(regexp = ID, message = "must be an id")
  String floorId;

  @QueryParam("roomId")
  @Pattern(regexp = ID, message = "must be an id")
  String roomId;

  @QueryParam("status")
  @Parameter(description = "One or several, separated by commas")
  @Pattern(
      regexp = STATUS + "(," + STATUS + "){0,9}",
      message = "must be of vacant, occupied, reserved, maintenance, separated by commas")
  String status;

  @QueryParam("bedType")
  @Pattern(regexp = "(?i:single|double|bunk)", message = "must be single, double or bunk")
  String bedType;

  @QueryParam("minRent")
  @Pattern(regexp = AMOUNT, message = "must be an amount")
  String minRent;

  @QueryParam("maxRent")
  @Pattern(regexp = AMOUNT, message = "must be an amount")
  String maxRent;

  Object[] parameters(UUID before, int rows) {
    return new Object[] {
      before,
      rows,
      Optional.ofNullable(propertyId).map(UUID::fromString),
      Optional.ofNullable(floorId).map(UUID::fromString),
      Optional.ofNullable(roomId).map(UUID::fromString),
      Optional.ofNullable(status).map(BedFilter::lower).map(all -> all.split(",", -1)),
      Optional.ofNullable(bedType).map(BedFilter::lower),
      Optional.ofNullable(minRent).map(BigDecimal::new),
      Optional.ofNullable(maxRent).map(BigDecimal::new)
    };
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
