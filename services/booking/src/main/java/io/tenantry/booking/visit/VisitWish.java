package io.tenantry.booking.visit;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** What somebody wants to see, and when. */
record VisitWish(@NotNull UUID listingId, @NotNull Instant startsAt, VisitKind kind) {
  VisitWish {
    kind = Objects.requireNonNullElse(kind, VisitKind.GUIDED);
  }
}
