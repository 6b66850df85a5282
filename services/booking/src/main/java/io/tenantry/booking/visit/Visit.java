package io.tenantry.booking.visit;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.tenantry.booking.availability.Offer;
import io.tenantry.platform.data.Ids;
import io.tenantry.platform.data.Rows;
import io.tenantry.platform.time.PropertyDay;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/**
 * An appointment to see a listing.
 *
 * @param agentId who shows it, if somebody in particular does
 * @param timeZone of the property
 * @param sequence grows with every change of the appointment, as in iCalendar
 */
record Visit(
    UUID id,
    UUID organizationId,
    UUID residentId,
    UUID listingId,
    UUID propertyId,
    String listingTitle,
    VisitKind kind,
    VisitStatus status,
    Instant startsAt,
    Instant endsAt,
    String timeZone,
    String address,
    Optional<UUID> agentId,
    int sequence,
    Instant createdAt,
    Instant changedAt) {
  static final Rows<Visit> ROWS = Rows.of("visit", Visit.class).named("address", "place");

  static Visit scheduled(
      UUID resident,
      VisitPlace place,
      VisitKind kind,
      Slot slot,
      Optional<UUID> agent,
      Instant now) {
    Offer offer = place.offer();
    return new Visit(
        Ids.next(),
        offer.organizationId(),
        resident,
        offer.listingId(),
        offer.propertyId(),
        offer.title(),
        kind,
        VisitStatus.SCHEDULED,
        slot.startsAt(),
        slot.endsAt(),
        place.rules().timeZone(),
        place.address(),
        agent,
        0,
        now,
        now);
  }

  /** The day by the clocks at the property. */
  @JsonIgnore
  LocalDate day() {
    return PropertyDay.at(startsAt, ZoneId.of(timeZone));
  }

}
