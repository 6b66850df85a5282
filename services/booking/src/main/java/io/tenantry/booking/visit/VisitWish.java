package io.tenantry.booking.visit;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** Request for a visit: listing and time. */
record VisitWish(@NotNull UUID listingId, @NotNull Instant startsAt, VisitKind kind) {
  VisitWish {
    kind = Objects.requireNonNullElse(kind, VisitKind.GUIDED);
  }
}
