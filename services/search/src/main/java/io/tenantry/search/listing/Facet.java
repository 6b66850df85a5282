package io.tenantry.search.listing;

import java.util.Locale;

/** What listings are counted by. Each facet filters listings, but not its own counts. */
enum Facet {
  CITY,
  AMENITIES,
  BEDROOMS,
  RENT;

  /** Its name in requests and answers. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
