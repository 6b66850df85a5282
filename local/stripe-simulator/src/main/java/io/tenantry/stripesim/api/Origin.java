package io.tenantry.stripesim.api;

import java.util.Optional;

/** Cause of a change: an API request, or a person on a page, or time passing. */
public record Origin(Optional<String> requestId, Optional<String> idempotencyKey) {

  /** Nobody's request. */
  public static Origin none() {
    return new Origin(Optional.empty(), Optional.empty());
  }
}
