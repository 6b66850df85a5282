package io.tenantry.booking.availability;

import io.smallrye.mutiny.Uni;
import io.tenantry.contracts.property.Listing;
import io.tenantry.platform.data.Tx;

/** Something that must change in the same transaction when its listing does. */
public interface ListingFollower {
  /** The listing is off the market for good. */
  Uni<Void> archived(Tx tx, Listing listing);
}
