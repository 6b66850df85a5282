package io.tenantry.searchindexer.document;

import io.tenantry.contracts.property.Listing;

/** Completeness of a listing's details. */
final class Completeness {
  private static final int MANY_PHOTOS = 3;
  private static final int LONG_DESCRIPTION = 120;
  private static final int MANY_AMENITIES = 3;

  private Completeness() {}

  /** From 0 to 1. */
  static double of(Listing listing) {
    int percent =
        points(!listing.getPhotos().isEmpty(), 25)
            + points(listing.getPhotos().size() >= MANY_PHOTOS, 15)
            + points(listing.getDescription().length() >= LONG_DESCRIPTION, 20)
            + points(listing.getAmenities().size() >= MANY_AMENITIES, 15)
            + points(listing.getBedrooms() != null, 10)
            + points(listing.getSquareFootage() != null, 10)
            + points(listing.getBathrooms() != null, 5);
    return percent / 100.0;
  }

  private static int points(boolean told, int points) {
    return told ? points : 0;
  }
}
