package io.tenantry.property.listing;

import io.tenantry.platform.data.EnumColumn;
import io.tenantry.platform.events.AvroMoney;
import io.tenantry.platform.files.PhotoSize;
import io.tenantry.property.photo.PhotoKeys;
import io.tenantry.property.property.Property;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The full state of a listing with that of its property, as readers get it.
 *
 * @param small which of its photos there are in smaller sizes
 */
record ListingStateFacts(Listing listing, Property property, List<UUID> small) {
  io.tenantry.contracts.property.Listing build() {
    return offer(
            place(
                io.tenantry.contracts.property.Listing.newBuilder()
                    .setListingId(listing.id())
                    .setPropertyId(listing.propertyId())
                    .setOrganizationId(listing.organizationId())
                    .setCreatedBy(listing.createdBy())
                    .setStatus(EnumColumn.column(listing.status()))
                    .setTitle(listing.title())
                    .setDescription(listing.description())
                    .setCompleteness(Quality.of(listing.details(), property).score())
                    .setVersion(listing.version())
                    .setCreatedAt(listing.createdAt())
                    .setPublishedAt(listing.publishedAt().orElse(null))
                    .setUpdatedAt(listing.updatedAt())))
        .build();
  }

  private io.tenantry.contracts.property.Listing.Builder place(
      io.tenantry.contracts.property.Listing.Builder state) {
    return state
        .setPropertyName(property.name())
        .setPropertyType(EnumColumn.column(property.type()))
        .setPropertyDescription(property.description().orElse(null))
        .setAddressLine1(property.addressLine1())
        .setCity(property.city())
        // events have always had both: empty where the address has none
        .setState(property.state().orElse(""))
        .setPostalCode(property.postalCode().orElse(""))
        .setCountry(property.country())
        .setLatitude(property.latitude())
        .setLongitude(property.longitude())
        .setAmenities(property.amenities())
        .setHouseRules(rules());
  }

  private io.tenantry.contracts.property.Listing.Builder offer(
      io.tenantry.contracts.property.Listing.Builder state) {
    return state
        .setUnitType(EnumColumn.column(listing.unitType().orElseThrow()))
        .setUnitId(listing.unitId().orElse(null))
        .setQuantity(listing.quantity().orElseThrow())
        .setRent(AvroMoney.of(listing.rent().orElseThrow()))
        .setDeposit(AvroMoney.of(listing.deposit().orElseThrow()))
        .setBedrooms(listing.bedrooms().orElse(null))
        .setBathrooms(listing.bathrooms().orElse(null))
        .setSquareFootage(listing.squareFootage().orElse(null))
        .setAvailableFrom(listing.availableFrom().orElseThrow())
        .setPhotos(listing.photos().stream().map(this::key).toList())
        .setThumbnails(
            listing.photos().stream()
                .filter(small::contains)
                .map(photo -> PhotoSize.SMALL.of(key(photo)))
                .toList());
  }

  private String key(UUID photo) {
    return PhotoKeys.of(property.id(), photo);
  }

  private Map<String, String> rules() {
    return property.rules().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, rule -> String.valueOf(rule.getValue())));
  }
}
