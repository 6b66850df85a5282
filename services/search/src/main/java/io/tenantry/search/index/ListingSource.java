package io.tenantry.search.index;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;

/** A listing as search-indexer wrote it. */
public record ListingSource(
    UUID id,
    UUID propertyId,
    UUID organizationId,
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
    Optional<UUID> unitId,
    Money rent,
    Money deposit,
    Optional<Integer> bedrooms,
    Optional<Double> bathrooms,
    Optional<Integer> squareFootage,
    LocalDate availableFrom,
    List<String> photos,
    int initial,
    int available) {}
