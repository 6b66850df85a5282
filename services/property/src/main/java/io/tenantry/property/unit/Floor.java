package io.tenantry.property.unit;

import io.tenantry.platform.data.Tx;
import io.tenantry.platform.web.SingleLine;
import io.tenantry.property.version.Versioned;
import io.vertx.mutiny.sqlclient.Row;
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

  /** Details of a floor, from its landlord. */
  public record Details(
      @NotNull @Min(-10) @Max(200) Integer floorNumber,
      Optional<@Size(max = 100) @SingleLine String> name,
      Optional<@Size(max = 100) @SingleLine String> building) {}

  static Floor from(Row row) {
    return new Floor(
        row.getUUID("id"),
        row.getUUID("property_id"),
        row.getInteger("floor_number"),
        Optional.ofNullable(row.getString("name")),
        Optional.ofNullable(row.getString("building")),
        row.getLong("version"),
        Tx.instant(row, "created_at"));
  }
}
