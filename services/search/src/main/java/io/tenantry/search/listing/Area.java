package io.tenantry.search.listing;

import io.tenantry.search.index.Location;

/** A circle to search in (decisions.md A-22). */
record Area(Location centre, double radiusKm) {
  static final double DEFAULT_RADIUS_KM = 5;
  static final double LARGEST_RADIUS_KM = 100;
}
