package io.tenantry.property.listing;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Outbox;
import io.tenantry.property.property.Properties;
import io.tenantry.property.property.Property;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Tells readers the full state of a listing after each change. */
@ApplicationScoped
class ListingNews {
  private final Outbox outbox;
  private final Properties properties;

  ListingNews(Outbox outbox, Properties properties) {
    this.outbox = outbox;
    this.properties = properties;
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

  /** A listing was decided on. */
  Uni<Void> decided(Tx tx, Listing listing, UUID administrator) {
    return outbox.add(tx, listing.id(), listing.organizationId(), listing.decided(administrator));
  }

  private Uni<Void> state(Tx tx, Listing listing, Property property) {
    return outbox.add(tx, listing.id(), listing.organizationId(), listing.state(property));
  }
}
