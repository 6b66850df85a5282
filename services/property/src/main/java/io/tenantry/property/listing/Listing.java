package io.tenantry.property.listing;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.tenantry.contracts.property.ListingDecided;
import io.tenantry.contracts.property.ListingSubmitted;
import io.tenantry.platform.data.Rows;
import io.tenantry.platform.web.Versioned;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;

/**
 * A unit as it is offered to the public.
 *
 * @param rent a month, for one unit; like other fields, only a draft may lack it
 * @param submittedAt when it was submitted last; nobody outside knows a listing that never was
 * @param publishedAt when it was approved last
 * @param version grows with every change
 */
public record Listing(
    UUID id,
    UUID propertyId,
    UUID organizationId,
    UUID createdBy,
    ListingStatus status,
    String title,
    String description,
    Optional<UnitType> unitType,
    Optional<UUID> unitId,
    Optional<Integer> quantity,
    Optional<Money> rent,
    Optional<Money> deposit,
    Optional<Integer> bedrooms,
    Optional<Double> bathrooms,
    Optional<Integer> squareFootage,
    Optional<LocalDate> availableFrom,
    List<UUID> photos,
    Optional<String> rejectionReason,
    Optional<String> suspensionReason,
    @JsonIgnore Optional<ListingStatus> suspendedFrom,
    Optional<Instant> submittedAt,
    Optional<Instant> publishedAt,
    long version,
    Instant createdAt,
    Instant updatedAt)
    implements Versioned {
  static final Rows<Listing> ROWS = Rows.of("listing", Listing.class);

  /** Returns the details given by its landlord. */
  ListingDetails details() {
    return new ListingDetails(
        title,
        description,
        unitType,
        unitId,
        quantity,
        rent.orElse(null),
        deposit.orElse(null),
        bedrooms,
        bathrooms,
        squareFootage,
        availableFrom,
        photos);
  }

  /** Returns its status before the suspension; published if it never was suspended. */
  ListingStatus beforeSuspension() {
    return suspendedFrom.orElse(ListingStatus.PUBLISHED);
  }

  /** It waits for a decision. */
  ListingSubmitted submitted() {
    return ListingSubmitted.newBuilder()
        .setListingId(id)
        .setPropertyId(propertyId)
        .setOrganizationId(organizationId)
        .setTitle(title)
        .setSubmittedBy(createdBy)
        .setSubmittedAt(updatedAt)
        .build();
  }

  /** An administrator decided about it. */
  ListingDecided decided(String decision, Optional<String> reason, UUID administrator) {
    return ListingDecided.newBuilder()
        .setListingId(id)
        .setPropertyId(propertyId)
        .setOrganizationId(organizationId)
        .setTitle(title)
        .setDecision(decision)
        .setReason(reason.orElse(null))
        .setSubmittedBy(createdBy)
        .setDecidedBy(administrator)
        .setDecidedAt(updatedAt)
        .build();
  }
}
