package io.tenantry.booking.visit;

import io.tenantry.booking.availability.Offer;
import io.tenantry.contracts.booking.VisitCancelled;
import io.tenantry.contracts.booking.VisitScheduled;
import io.tenantry.platform.data.Ids;
import io.tenantry.platform.data.Tx;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;

/** An appointment to see a listing. */
record Visit(
    UUID id,
    UUID organizationId,
    UUID residentId,
    UUID listingId,
    UUID propertyId,
    String listingTitle,
    VisitStatus status,
    Instant startsAt,
    Instant endsAt,
    Instant createdAt) {

  static Visit scheduled(UUID resident, Offer offer, Slot slot, Instant now) {
    return new Visit(
        Ids.next(),
        offer.organizationId(),
        resident,
        offer.listingId(),
        offer.propertyId(),
        offer.title(),
        VisitStatus.SCHEDULED,
        slot.startsAt(),
        slot.endsAt(),
        now);
  }

  static Visit from(Row row) {
    return new Visit(
        row.getUUID("id"),
        row.getUUID("org_id"),
        row.getUUID("resident_id"),
        row.getUUID("listing_id"),
        row.getUUID("property_id"),
        row.getString("listing_title"),
        VisitStatus.of(row.getString("status")),
        Tx.instant(row, "starts_at"),
        Tx.instant(row, "ends_at"),
        Tx.instant(row, "created_at"));
  }

  VisitScheduled announced() {
    return VisitScheduled.newBuilder()
        .setVisitId(id)
        .setListingId(listingId)
        .setPropertyId(propertyId)
        .setOrganizationId(organizationId)
        .setResidentId(residentId)
        .setListingTitle(listingTitle)
        .setStartsAt(startsAt)
        .setEndsAt(endsAt)
        .build();
  }

  VisitCancelled calledOff(UUID by) {
    return VisitCancelled.newBuilder()
        .setVisitId(id)
        .setListingId(listingId)
        .setPropertyId(propertyId)
        .setOrganizationId(organizationId)
        .setResidentId(residentId)
        .setListingTitle(listingTitle)
        .setStartsAt(startsAt)
        .setEndsAt(endsAt)
        .setCancelledBy(by)
        .build();
  }
}
