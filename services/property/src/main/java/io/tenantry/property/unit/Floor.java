package io.tenantry.property.unit;

import io.tenantry.platform.data.Tx;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A floor of a property. The ground floor is 0, basements are negative. */
public record Floor(
    UUID id, UUID propertyId, int floorNumber, Optional<String> name, Instant createdAt) {

  /** What a landlord says about a floor. */
  record Details(
      @NotNull @Min(-10) @Max(200) Integer floorNumber, Optional<@Size(max = 100) String> name) {}

  static Floor from(Row row) {
    return new Floor(
        row.getUUID("id"),
        row.getUUID("property_id"),
        row.getInteger("floor_number"),
        Optional.ofNullable(row.getString("name")),
        Tx.instant(row, "created_at"));
  }
}
