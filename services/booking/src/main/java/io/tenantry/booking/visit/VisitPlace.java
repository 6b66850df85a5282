package io.tenantry.booking.visit;

import io.tenantry.booking.availability.Offer;
import java.util.UUID;

/** What is shown, where, and by which rules. */
record VisitPlace(Offer offer, String address, VisitRules rules) {
  UUID listingId() {
    return offer.listingId();
  }

  SlotPlan plan() {
    return new SlotPlan(rules);
  }
}
