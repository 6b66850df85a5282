package io.tenantry.property.occupancy;

import io.tenantry.platform.time.CountryZones;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.ZoneId;
import java.util.OptionalDouble;

/** The zone whose clocks count at a property. */
final class PropertyZone {
  private PropertyZone() {}

  /** The zone of a row with {@code country} and {@code longitude}. */
  static ZoneId of(Row row, Instant now) {
    return CountryZones.at(
        row.getString("country"), OptionalDouble.of(row.getDouble("longitude")), now);
  }
}
