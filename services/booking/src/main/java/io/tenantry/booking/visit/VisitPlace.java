package io.tenantry.booking.visit;

import io.tenantry.booking.availability.Offer;
import java.util.UUID;

/** Listing to be shown, its address, and its visiting rules. */
record VisitPlace(Offer offer, String address, VisitRules rules) {
  UUID listingId() {
    return offer.listingId();
  }

  SlotPlan plan() {
    return new SlotPlan(rules);
  }
}
