package io.tenantry.booking.availability;

import io.tenantry.contracts.booking.AvailabilityOpened;
import io.tenantry.contracts.property.Listing;
import java.time.Instant;

/** Events about the availability of a listing. */
final class AvailabilityFacts {
  private AvailabilityFacts() {}

  static AvailabilityOpened opened(Listing listing, Stock stock, Instant at) {
    return AvailabilityOpened.newBuilder()
        .setListingId(listing.getListingId())
        .setOrganizationId(listing.getOrganizationId())
        .setAvailability(stock.told())
        .setChangedAt(at)
        .build();
  }
}
