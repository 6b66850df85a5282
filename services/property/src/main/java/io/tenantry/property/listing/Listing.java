package io.tenantry.property.listing;

import io.tenantry.contracts.property.ListingDecided;
import io.tenantry.contracts.property.ListingSubmitted;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.AvroMoney;
import io.tenantry.property.photo.PhotoKeys;
import io.tenantry.property.property.Property;
import io.tenantry.property.row.Choice;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;

/**
 * A unit as it is offered to the public.
 *
 * @param rent a month, for one unit
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
    UnitType unitType,
    Optional<UUID> unitId,
    int quantity,
    Money rent,
    Money deposit,
    Optional<Integer> bedrooms,
    Optional<Double> bathrooms,
    Optional<Integer> squareFootage,
    LocalDate availableFrom,
    List<UUID> photos,
    Optional<String> rejectionReason,
    long version,
    Instant createdAt,
    Instant updatedAt) {

  static Listing from(Row row) {
    return new Listing(
        row.getUUID("id"),
        row.getUUID("property_id"),
        row.getUUID("org_id"),
        row.getUUID("created_by"),
        Choice.of(ListingStatus.class, row, "status"),
        row.getString("title"),
        row.getString("description"),
        Choice.of(UnitType.class, row, "unit_type"),
        Optional.ofNullable(row.getUUID("unit_id")),
        row.getInteger("quantity"),
        Tx.money(row, "rent"),
        Tx.money(row, "deposit"),
        Optional.ofNullable(row.getInteger("bedrooms")),
        Optional.ofNullable(row.getDouble("bathrooms")),
        Optional.ofNullable(row.getInteger("square_footage")),
        row.getLocalDate("available_from"),
        List.of((UUID[]) row.getValue("photos")),
        Optional.ofNullable(row.getString("rejection_reason")),
        row.getLong("version"),
        Tx.instant(row, "created_at"),
        Tx.instant(row, "updated_at"));
  }

  /** Its full state with that of its property, as readers get it. */
  io.tenantry.contracts.property.Listing state(Property property) {
    return io.tenantry.contracts.property.Listing.newBuilder()
        .setListingId(id)
        .setPropertyId(propertyId)
        .setOrganizationId(organizationId)
        .setCreatedBy(createdBy)
        .setStatus(Choice.column(status))
        .setTitle(title)
        .setDescription(description)
        .setPropertyName(property.name())
        .setPropertyType(Choice.column(property.type()))
        .setAddressLine1(property.addressLine1())
        .setCity(property.city())
        .setState(property.state())
        .setPostalCode(property.postalCode())
        .setCountry(property.country())
        .setLatitude(property.latitude())
        .setLongitude(property.longitude())
        .setAmenities(property.amenities())
        .setUnitType(Choice.column(unitType))
        .setUnitId(unitId.orElse(null))
        .setQuantity(quantity)
        .setRent(AvroMoney.of(rent))
        .setDeposit(AvroMoney.of(deposit))
        .setBedrooms(bedrooms.orElse(null))
        .setBathrooms(bathrooms.orElse(null))
        .setSquareFootage(squareFootage.orElse(null))
        .setAvailableFrom(availableFrom)
        .setPhotos(photos.stream().map(photo -> PhotoKeys.of(propertyId, photo)).toList())
        .setVersion(version)
        .setUpdatedAt(updatedAt)
        .build();
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

  /** It was approved or rejected. */
  ListingDecided decided(UUID administrator) {
    return ListingDecided.newBuilder()
        .setListingId(id)
        .setPropertyId(propertyId)
        .setOrganizationId(organizationId)
        .setTitle(title)
        .setDecision(status == ListingStatus.PUBLISHED ? "approved" : "rejected")
        .setReason(rejectionReason.orElse(null))
        .setSubmittedBy(createdBy)
        .setDecidedBy(administrator)
        .setDecidedAt(updatedAt)
        .build();
  }
}
