package io.tenantry.search.listing;

import java.util.Arrays;
import java.util.Optional;

/** In which order listings are shown. Ids are UUIDv7, so the id is also the age. */
enum Sort {
  RELEVANCE("relevance"),
  RENT("rent"),
  RENT_DESCENDING("-rent"),
  DISTANCE("distance"),
  NEWEST("newest");

  private final String parameter;

  Sort(String parameter) {
    this.parameter = parameter;
  }

  static Optional<Sort> of(String parameter) {
    return Arrays.stream(values()).filter(sort -> sort.parameter.equals(parameter)).findFirst();
  }

  /** Returns whether rents are compared. */
  boolean isOfRent() {
    return this == RENT || this == RENT_DESCENDING;
  }

  /** As it is sent. */
  String parameter() {
    return parameter;
  }
}
