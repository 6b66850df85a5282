package io.tenantry.property.listing;

import io.smallrye.mutiny.Uni;
import io.tenantry.contracts.property.ListingDecided;
import io.tenantry.contracts.property.ListingSubmitted;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Outbox;
import io.tenantry.property.photo.Photos;
import io.tenantry.property.property.Properties;
import io.tenantry.property.property.Property;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Publishes the full state of a listing after each change, and decisions about it. */
@ApplicationScoped
class ListingFacts {
  private final Outbox outbox;
  private final Properties properties;
  private final Photos photos;

  ListingFacts(Outbox outbox, Properties properties, Photos photos) {
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
    return outbox.add(tx, listing.id(), listing.organizationId(), submission(listing));
  }

  /** An administrator decided about a listing. */
  Uni<Void> decided(
      Tx tx, Listing listing, String decision, Optional<String> reason, UUID administrator) {
    return outbox.add(
        tx,
        listing.id(),
        listing.organizationId(),
        decision(listing, decision, reason, administrator));
  }

  /** Publishes nothing about a listing that was never submitted. */
  private Uni<Void> state(Tx tx, Listing listing, Property property) {
    return listing.submittedAt().isEmpty()
        ? Uni.createFrom().voidItem()
        : photos
            .withSmaller(tx, listing.photos())
            .map(small -> new ListingStateFacts(listing, property, small).build())
            .flatMap(state -> outbox.add(tx, listing.id(), listing.organizationId(), state));
  }

  private static ListingSubmitted submission(Listing listing) {
    return ListingSubmitted.newBuilder()
        .setListingId(listing.id())
        .setPropertyId(listing.propertyId())
        .setOrganizationId(listing.organizationId())
        .setTitle(listing.title())
        .setSubmittedBy(listing.createdBy())
        .setSubmittedAt(listing.updatedAt())
        .build();
  }

  private static ListingDecided decision(
      Listing listing, String decision, Optional<String> reason, UUID administrator) {
    return ListingDecided.newBuilder()
        .setListingId(listing.id())
        .setPropertyId(listing.propertyId())
        .setOrganizationId(listing.organizationId())
        .setTitle(listing.title())
        .setDecision(decision)
        .setReason(reason.orElse(null))
        .setSubmittedBy(listing.createdBy())
        .setDecidedBy(administrator)
        .setDecidedAt(listing.updatedAt())
        .build();
  }
}
