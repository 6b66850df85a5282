package io.tenantry.search.suggest;

/** Something to search for. */
record Suggestion(String text, Kind kind) {
  /** What it is. */
  enum Kind {
    CITY,
    PROPERTY,
    LISTING
  }
}
