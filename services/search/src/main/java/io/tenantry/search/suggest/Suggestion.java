package io.tenantry.search.suggest;

/** Something to search for. */
record Suggestion(String text, Kind kind) {
  /** Kind of a suggestion. */
  enum Kind {
    CITY,
    PROPERTY,
    LISTING
  }
}
