package io.tenantry.search.listing;

import io.tenantry.search.index.Location;

/**
 * Listings that lie close together at a zoom.
 *
 * @param tile the cell, {@code zoom/x/y} as maps number their tiles
 * @param location the middle of the listings, not of the cell
 */
record MapCluster(String tile, Location location, long count) {}
