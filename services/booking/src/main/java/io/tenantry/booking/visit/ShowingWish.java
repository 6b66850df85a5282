package io.tenantry.booking.visit;

import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.web.Problems;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;

/**
 * A wish to be shown a listing.
 *
 * @param prospectId whoever asks; others are not known here
 */
record ShowingWish(
    @NotNull UUID listingId, UUID prospectId, VisitKind showingType, @NotNull Instant scheduledAt) {

  VisitWish of(Caller caller) {
    if (prospectId != null && !prospectId.equals(caller.id())) {
      throw Problems.invalid("prospectId", "must be who asks");
    }
    return new VisitWish(listingId, scheduledAt, showingType);
  }
}
