package io.tenantry.search.listing;

import co.elastic.clients.elasticsearch.core.search.Hit;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.tenantry.search.index.ListingSource;
import io.tenantry.search.index.Location;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.joda.money.Money;

/**
 * A listing in a list of finds.
 *
 * @param rent a month, for one unit
 * @param distanceKm from the place that was asked about
 * @param available how many units are left
 * @param photos object keys
 * @param highlight field to text with the words that were found in {@code <em>}; else HTML-escaped
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record FoundListing(
    UUID id,
    UUID propertyId,
    String title,
    String propertyName,
    String propertyType,
    String city,
    String state,
    String country,
    String unitType,
    Money rent,
    Money deposit,
    Location location,
    Optional<Double> distanceKm,
    Optional<Integer> bedrooms,
    LocalDate availableFrom,
    int available,
    List<String> amenities,
    List<String> photos,
    Optional<Map<String, String>> highlight) {
  /** Fields of a document that a list does not show. */
  static final List<String> NOT_SHOWN =
      List.of(
          "description",
          "amenityWords",
          "addressLine1",
          "postalCode",
          "cityKey",
          "cityName",
          "cityNames",
          "letters",
          "updatedAt",
          "newsAt");

  private static final double METRES = 1000;

  static FoundListing of(Hit<ListingSource> hit, Optional<Area> area) {
    ListingSource source = hit.source();
    return new FoundListing(
        source.id(),
        source.propertyId(),
        source.title(),
        source.propertyName(),
        source.propertyType(),
        source.city(),
        source.state(),
        source.country(),
        source.unitType(),
        source.rent(),
        source.deposit(),
        source.location(),
        area.map(circle -> toTheMetre(circle.centre().kilometresTo(source.location()))),
        source.bedrooms(),
        source.availableFrom(),
        source.available(),
        source.amenities(),
        source.photos(),
        highlight(hit));
  }

  private static double toTheMetre(double kilometres) {
    return Math.round(kilometres * METRES) / METRES;
  }

  private static Optional<Map<String, String>> highlight(Hit<ListingSource> hit) {
    if (hit.highlight().isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> marked = new TreeMap<>();
    hit.highlight().forEach((field, fragments) -> marked.put(field, String.join(" … ", fragments)));
    return Optional.of(marked);
  }
}
