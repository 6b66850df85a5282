package io.tenantry.maintenance.home;

import io.smallrye.mutiny.Uni;
import io.tenantry.contracts.property.Listing;
import io.tenantry.contracts.property.PropertyCreated;
import io.tenantry.contracts.property.PropertyUpdated;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.time.CountryZones;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.OptionalDouble;
import java.util.UUID;

/** The properties that property told of, and whose clocks count there. */
@ApplicationScoped
public class Places {
  private static final String KEEP =
      """
      insert into place (property_id, org_id, country, version, deleted) values ($1, $2, $3, $4, $5)
      on conflict (property_id) do update set country = excluded.country, version = excluded.version,
        deleted = excluded.deleted where place.version <= excluded.version
      """;

  /** A listing tells more of a place, and nothing of whether it is still there. */
  private static final String LOCATE =
      """
      insert into place (property_id, org_id, country, longitude, version, deleted)
      values ($1, $2, $3, $4, 0, false)
      on conflict (property_id) do update set longitude = excluded.longitude
      """;

  Uni<Void> keep(Tx tx, PropertyCreated property) {
    return keep(
        tx,
        property.getPropertyId(),
        property.getOrganizationId(),
        property.getCountry(),
        0L,
        false);
  }

  Uni<Void> keep(Tx tx, PropertyUpdated property) {
    return keep(
        tx,
        property.getPropertyId(),
        property.getOrganizationId(),
        property.getCountry(),
        property.getVersion(),
        property.getDeleted());
  }

  private static Uni<Void> keep(
      Tx tx, UUID property, UUID organization, String country, long version, boolean deleted) {
    return tx.execute(KEEP, property, organization, country, version, deleted).replaceWithVoid();
  }

  Uni<Void> locate(Tx tx, Listing listing) {
    return tx.execute(
            LOCATE,
            listing.getPropertyId(),
            listing.getOrganizationId(),
            listing.getCountry(),
            listing.getLongitude())
        .replaceWithVoid();
  }

  /** The clocks at a property; UTC while nothing is known of it. */
  public static ZoneId zone(Row row, Instant now) {
    String country = row.getString("country");
    Double longitude = row.getDouble("longitude");
    return country == null
        ? ZoneOffset.UTC
        : CountryZones.at(
            country,
            longitude == null ? OptionalDouble.empty() : OptionalDouble.of(longitude),
            now);
  }
}
