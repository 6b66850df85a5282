package io.tenantry.booking.visit;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A visit in the words of UnitCycle F5.2. */
record Showing(
    UUID id,
    UUID listingId,
    UUID prospectId,
    VisitKind showingType,
    VisitStatus status,
    Instant scheduledAt,
    long durationMinutes,
    String timeZone,
    Optional<UUID> agentId) {
  static Showing of(Visit visit) {
    return new Showing(
        visit.id(),
        visit.listingId(),
        visit.residentId(),
        visit.kind(),
        visit.status(),
        visit.startsAt(),
        Duration.between(visit.startsAt(), visit.endsAt()).toMinutes(),
        visit.timeZone(),
        visit.agentId());
  }
}
