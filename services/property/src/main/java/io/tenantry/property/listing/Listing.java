package io.tenantry.property.listing;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.tenantry.contracts.property.ListingDecided;
import io.tenantry.contracts.property.ListingSubmitted;
import io.tenantry.platform.data.Tx;
import io.tenantry.property.row.Choice;
import io.tenantry.property.version.Versioned;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
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

  static Listing from(Row row) {
    return new Listing(
        row.getUUID("id"),
        row.getUUID("property_id"),
        row.getUUID("org_id"),
        row.getUUID("created_by"),
        Choice.of(ListingStatus.class, row, "status"),
        row.getString("title"),
        row.getString("description"),
        Choice.maybe(UnitType.class, row, "unit_type"),
        Optional.ofNullable(row.getUUID("unit_id")),
        Optional.ofNullable(row.getInteger("quantity")),
        money(row, "rent"),
        money(row, "deposit"),
        Optional.ofNullable(row.getInteger("bedrooms")),
        Optional.ofNullable(row.getDouble("bathrooms")),
        Optional.ofNullable(row.getInteger("square_footage")),
        Optional.ofNullable(row.getLocalDate("available_from")),
        List.of((UUID[]) row.getValue("photos")),
        Optional.ofNullable(row.getString("rejection_reason")),
        Optional.ofNullable(row.getString("suspension_reason")),
        Choice.maybe(ListingStatus.class, row, "suspended_from"),
        instant(row, "submitted_at"),
        instant(row, "published_at"),
        row.getLong("version"),
        Tx.instant(row, "created_at"),
        Tx.instant(row, "updated_at"));
  }

  private static Optional<Money> money(Row row, String name) {
    return Optional.ofNullable(row.getBigDecimal(name + "_amount"))
        .map(amount -> Tx.money(row, name));
  }

  private static Optional<Instant> instant(Row row, String name) {
    return Optional.ofNullable(row.getOffsetDateTime(name)).map(OffsetDateTime::toInstant);
  }

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
