package io.tenantry.property.listing;

import io.tenantry.property.property.Property;
import java.util.function.BiPredicate;

/** Aspects of a good listing: required ones, and those by which it is found and chosen. */
enum Aspect {
  DESCRIPTION("description", true, 10, "say what it is like", (l, p) -> !l.description().isBlank()),
  UNIT_TYPE(
      "unitType",
      true,
      10,
      "say what is let: bed, room or property",
      (l, p) -> l.unitType().isPresent()),
  QUANTITY("quantity", true, 5, "say how many can be let", (l, p) -> l.quantity().isPresent()),
  RENT("rent", true, 10, "say what it costs a month", (l, p) -> l.rentAmount().isPresent()),
  DEPOSIT(
      "deposit", true, 5, "say the deposit, if only zero", (l, p) -> l.depositAmount().isPresent()),
  AVAILABLE_FROM(
      "availableFrom", true, 10, "say from when", (l, p) -> l.availableFrom().isPresent()),
  TELLING_DESCRIPTION(
      "description",
      false,
      10,
      "100 characters or more tell more",
      (l, p) -> l.description().length() >= 100),
  PHOTO("photos", false, 10, "show at least one photo", (l, p) -> !l.photos().isEmpty()),
  PHOTOS(
      "photos",
      false,
      10,
      "three photos or more are looked at longer",
      (l, p) -> l.photos().size() >= 3),
  AMENITIES(
      "amenities",
      false,
      5,
      "name three or more amenities of the property",
      (l, p) -> p.amenities().size() >= 3),
  RULES("rules", false, 5, "name the house rules of the property", (l, p) -> !p.rules().isEmpty()),
  BEDROOMS("bedrooms", false, 5, "say how many bedrooms", (l, p) -> l.bedrooms().isPresent()),
  BATHROOMS("bathrooms", false, 5, "say how many bathrooms", (l, p) -> l.bathrooms().isPresent()),
  SQUARE_FOOTAGE(
      "squareFootage", false, 5, "say how large it is", (l, p) -> l.squareFootage().isPresent());

  private final String field;
  private final boolean required;
  private final int weight;
  private final String advice;

  @SuppressWarnings("ImmutableEnumChecker") // its lambdas keep nothing
  private final BiPredicate<ListingDetails, Property> met;

  Aspect(
      String field,
      boolean required,
      int weight,
      String advice,
      BiPredicate<ListingDetails, Property> met) {
    this.field = field;
    this.required = required;
    this.weight = weight;
    this.advice = advice;
    this.met = met;
  }

  String field() {
    return field;
  }

  /** True when a listing cannot be submitted without it. */
  boolean required() {
    return required;
  }

  int weight() {
    return weight;
  }

  /** Returns the advice to the landlord. */
  String advice() {
    return advice;
  }

  boolean isMet(ListingDetails details, Property property) {
    return met.test(details, property);
  }
}
