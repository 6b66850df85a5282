package io.tenantry.property.listing;

import io.smallrye.mutiny.Uni;
import io.tenantry.contracts.property.ListingDecided;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Outbox;
import io.tenantry.property.photo.Photos;
import io.tenantry.property.property.Properties;
import io.tenantry.property.property.Property;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Tells readers the full state of a listing after each change. */
@ApplicationScoped
class ListingNews {
  private final Outbox outbox;
  private final Properties properties;
  private final Photos photos;

  ListingNews(Outbox outbox, Properties properties, Photos photos) {
    this.outbox = outbox;
    this.properties = properties;
    this.photos = photos;
  }

  /** After a change of the listing: its row is locked, so the property read now is the newest. */
  Uni<Void> changed(Tx tx, Listing listing) {
    return properties
        .require(tx, listing.propertyId())
        .flatMap(property -> state(tx, listing, property));
  }

  /** After a change of a property that its listings show. */
  Uni<Void> changed(Tx tx, List<Listing> listings, Property property) {
    Uni<Void> told = Uni.createFrom().voidItem();
    for (Listing listing : listings) {
      told = told.flatMap(done -> state(tx, listing, property));
    }
    return told;
  }

  /** A listing waits for a decision. */
  Uni<Void> submitted(Tx tx, Listing listing) {
    return outbox.add(tx, listing.id(), listing.organizationId(), listing.submitted());
  }

  /** An administrator decided about a listing. */
  Uni<Void> decided(Tx tx, ListingDecided decided) {
    return outbox.add(tx, decided.getListingId(), decided.getOrganizationId(), decided);
  }

  /** Publishes nothing about a listing that was never submitted. */
  private Uni<Void> state(Tx tx, Listing listing, Property property) {
    return listing.submittedAt().isEmpty()
        ? Uni.createFrom().voidItem()
        : photos
            .withSmaller(tx, listing.photos())
            .map(small -> new ListingState(listing, property, small).told())
            .flatMap(state -> outbox.add(tx, listing.id(), listing.organizationId(), state));
  }
}
