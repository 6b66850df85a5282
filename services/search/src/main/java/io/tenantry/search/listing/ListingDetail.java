package io.tenantry.search.listing;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tenantry.search.index.ListingSource;
import io.tenantry.search.index.Location;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;

/** Everything the public may know of one listing. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record ListingDetail(
    UUID id,
    UUID propertyId,
    String title,
    String description,
    String propertyName,
    String propertyType,
    String addressLine1,
    String city,
    String state,
    String postalCode,
    String country,
    Location location,
    List<String> amenities,
    String unitType,
    Money rent,
    Money deposit,
    Optional<Integer> bedrooms,
    Optional<Double> bathrooms,
    Optional<Integer> squareFootage,
    LocalDate availableFrom,
    List<String> photos,
    int initial,
    int available) {

  static ListingDetail of(ListingSource source) {
    return new ListingDetail(
        source.id(),
        source.propertyId(),
        source.title(),
        source.description(),
        source.propertyName(),
        source.propertyType(),
        source.addressLine1(),
        source.city(),
        source.state(),
        source.postalCode(),
        source.country(),
        source.location(),
        source.amenities(),
        source.unitType(),
        source.rent(),
        source.deposit(),
        source.bedrooms(),
        source.bathrooms(),
        source.squareFootage(),
        source.availableFrom(),
        source.photos(),
        source.initial(),
        source.available());
  }
}
