package io.tenantry.property.unit;

import io.tenantry.platform.data.Rows;
import io.tenantry.platform.web.SingleLine;
import io.tenantry.platform.web.Versioned;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A floor of a property. The ground floor is 0, basements are negative.
 *
 * @param building where the property has several (decisions.md C-02)
 */
public record Floor(
    UUID id,
    UUID propertyId,
    int floorNumber,
    Optional<String> name,
    Optional<String> building,
    long version,
    Instant createdAt)
    implements Versioned {
  static final Rows<Floor> ROWS = Rows.of("floor", Floor.class);

  /** Details of a floor, from its landlord. */
  public record Details(
      @NotNull @Min(-10) @Max(200) Integer floorNumber,
      Optional<@Size(max = 100) @SingleLine String> name,
      Optional<@Size(max = 100) @SingleLine String> building) {}
}
