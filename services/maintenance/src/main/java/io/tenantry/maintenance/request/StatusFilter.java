package io.tenantry.maintenance.request;

import io.tenantry.platform.web.Problems;
import java.util.Locale;
import java.util.Optional;

/**
 * Requests that a list shows. {@code open} is accepted and means received (decisions.md C-25).
 *
 * @param value only those of this status; empty for all
 */
record StatusFilter(Optional<RequestStatus> value) {
  static StatusFilter of(String text) {
    if (text == null || text.isBlank()) {
      return new StatusFilter(Optional.empty());
    }
    if (text.equalsIgnoreCase("open")) {
      return new StatusFilter(Optional.of(RequestStatus.RECEIVED));
    }
    try {
      return new StatusFilter(Optional.of(RequestStatus.valueOf(text.toUpperCase(Locale.ROOT))));
    } catch (IllegalArgumentException e) {
      throw Problems.invalid(
          "status", "must be received, in_progress, completed, cancelled or open");
    }
  }
}
