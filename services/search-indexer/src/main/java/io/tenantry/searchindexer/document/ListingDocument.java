package io.tenantry.searchindexer.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tenantry.contracts.property.Listing;
import io.tenantry.platform.events.AvroMoney;
import io.tenantry.platform.text.Letters;
import io.tenantry.platform.text.Places;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.Money;

/**
 * Document of a listing in the index, without its availability; the names are those of {@code
 * listings-index.json} and of the search API.
 *
 * @param cityKey equal for all names of the city
 * @param cityName the one name it is counted under
 * @param cityNames what else it is called
 * @param letters texts with their letters in the plainest form, where that is another
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record ListingDocument(
    UUID id,
    UUID propertyId,
    UUID organizationId,
    String title,
    String description,
    String propertyName,
    String propertyType,
    String addressLine1,
    String city,
    String cityKey,
    String cityName,
    List<String> cityNames,
    String state,
    String postalCode,
    String country,
    Location location,
    List<String> amenities,
    String amenityWords,
    String unitType,
    Optional<UUID> unitId,
    Money rent,
    Money deposit,
    Optional<Integer> bedrooms,
    Optional<Double> bathrooms,
    Optional<Integer> squareFootage,
    LocalDate availableFrom,
    List<String> photos,
    Instant updatedAt,
    double completeness,
    Optional<String> letters) {

  /** Degrees, WGS 84. */
  record Location(double lat, double lon) {}

  static ListingDocument of(Listing listing) {
    return new ListingDocument(
        listing.getListingId(),
        listing.getPropertyId(),
        listing.getOrganizationId(),
        listing.getTitle(),
        listing.getDescription(),
        listing.getPropertyName(),
        listing.getPropertyType(),
        listing.getAddressLine1(),
        listing.getCity(),
        Places.key(listing.getCity()),
        Places.name(listing.getCity()),
        Places.otherNames(listing.getCity()),
        listing.getState(),
        listing.getPostalCode(),
        listing.getCountry(),
        new Location(listing.getLatitude(), listing.getLongitude()),
        listing.getAmenities(),
        words(listing.getAmenities()),
        listing.getUnitType(),
        Optional.ofNullable(listing.getUnitId()),
        AvroMoney.from(listing.getRent()),
        AvroMoney.from(listing.getDeposit()),
        Optional.ofNullable(listing.getBedrooms()),
        Optional.ofNullable(listing.getBathrooms()),
        Optional.ofNullable(listing.getSquareFootage()),
        listing.getAvailableFrom(),
        listing.getPhotos(),
        listing.getUpdatedAt(),
        Completeness.of(listing),
        letters(listing));
  }

  /**
   * Returns spellings by which people write its letters otherwise, where the text itself would not
   * be found.
   */
  private static Optional<String> letters(Listing listing) {
    String folded =
        Stream.of(
                listing.getTitle(),
                listing.getDescription(),
                listing.getPropertyName(),
                listing.getAddressLine1(),
                listing.getCity(),
                listing.getState())
            .filter(Letters::needFolding)
            .map(Letters::fold)
            .collect(Collectors.joining("\n"));
    return Optional.of(folded).filter(text -> !text.isEmpty());
  }

  /** As people type them: {@code washing_machine} is looked for as two words. */
  private static String words(List<String> amenities) {
    return String.join(", ", amenities).replace('_', ' ').replace('-', ' ');
  }
}
