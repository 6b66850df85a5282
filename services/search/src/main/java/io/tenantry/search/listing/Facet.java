package io.tenantry.search.listing;

import java.util.Locale;

/** Facets that listings are counted by. Each facet filters listings, but not its own counts. */
enum Facet {
  CITY("cityName"),
  AMENITIES("amenities"),
  BEDROOMS("bedrooms"),
  RENT("rent.amount");

  private final String field;

  Facet(String field) {
    this.field = field;
  }

  /** The field of the index that is counted. */
  String field() {
    return field;
  }

  /** Its name in requests and answers. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
