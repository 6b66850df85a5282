package io.tenantry.search.listing;

import co.elastic.clients.elasticsearch._types.GeoLocation;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import io.tenantry.search.index.Location;
import java.math.BigDecimal;

/** A circle to search in (decisions.md A-22). */
record Area(Location centre, double radiusKm) {
  static final double DEFAULT_RADIUS_KM = 5;
  static final double LARGEST_RADIUS_KM = 100;

  /** As it is sent. */
  String radius() {
    return BigDecimal.valueOf(radiusKm).stripTrailingZeros().toPlainString();
  }

  /** The centre, as Elasticsearch takes it. */
  GeoLocation point() {
    return GeoLocation.of(at -> at.latlon(p -> p.lat(centre.lat()).lon(centre.lon())));
  }

  /** Returns the query for listings inside. */
  Query query() {
    return Query.of(
        q ->
            q.geoDistance(
                geo -> geo.field("location").distance(radius() + "km").location(point())));
  }
}
