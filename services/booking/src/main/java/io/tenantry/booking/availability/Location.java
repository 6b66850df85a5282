package io.tenantry.booking.availability;

import io.tenantry.platform.time.CountryZones;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Location of a listing, for its local time.
 *
 * @param country two letters; empty for listings from before it was kept
 * @param known the zone, if it is known exactly or from the coordinates
 */
public record Location(Optional<String> country, Optional<ZoneId> known) {

  static Location from(Row row) {
    return new Location(
        Optional.ofNullable(row.getString("country")),
        Optional.ofNullable(row.getString("time_zone")).map(ZoneId::of));
  }

  /** The zone whose clocks count there; UTC when nothing is known. */
  public ZoneId zone(Instant now) {
    return known
        .or(() -> country.map(code -> CountryZones.at(code, OptionalDouble.empty(), now)))
        .orElse(ZoneOffset.UTC);
  }
}
