package io.tenantry.bench.search;

import io.tenantry.contracts.money.Money;
import io.tenantry.contracts.property.Listing;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Listings as landlords write them, always the same for a seed. */
public final class Offers {
  private static final long SEED = 20_261_121;
  private static final Instant WRITTEN = Instant.parse("2026-11-21T00:00:00Z");
  private static final LocalDate FROM = LocalDate.of(2026, 11, 1);

  /** A place people look for. */
  record Place(String area, String city, String state, String country, double lat, double lon) {}

  static final List<Place> PLACES =
      List.of(
          new Place("Indiranagar", "Bengaluru", "Karnataka", "IN", 12.9784, 77.6408),
          new Place("Koramangala", "Bengaluru", "Karnataka", "IN", 12.9352, 77.6245),
          new Place("Whitefield", "Bengaluru", "Karnataka", "IN", 12.9698, 77.7500),
          new Place("HSR Layout", "Bengaluru", "Karnataka", "IN", 12.9116, 77.6474),
          new Place("Jayanagar", "Bengaluru", "Karnataka", "IN", 12.9250, 77.5938),
          new Place("Bandra West", "Mumbai", "Maharashtra", "IN", 19.0596, 72.8295),
          new Place("Andheri East", "Mumbai", "Maharashtra", "IN", 19.1136, 72.8697),
          new Place("Powai", "Mumbai", "Maharashtra", "IN", 19.1176, 72.9060),
          new Place("Koregaon Park", "Pune", "Maharashtra", "IN", 18.5362, 73.8940),
          new Place("Hinjewadi", "Pune", "Maharashtra", "IN", 18.5913, 73.7389),
          new Place("Gachibowli", "Hyderabad", "Telangana", "IN", 17.4401, 78.3489),
          new Place("Banjara Hills", "Hyderabad", "Telangana", "IN", 17.4126, 78.4482),
          new Place("Adyar", "Chennai", "Tamil Nadu", "IN", 13.0012, 80.2565),
          new Place("Velachery", "Chennai", "Tamil Nadu", "IN", 12.9815, 80.2180),
          new Place("Hauz Khas", "Delhi", "Delhi", "IN", 28.5494, 77.2001),
          new Place("Dwarka", "Delhi", "Delhi", "IN", 28.5921, 77.0460),
          new Place("Salt Lake", "Kolkata", "West Bengal", "IN", 22.5867, 88.4171),
          new Place("Hyde Park", "Austin", "Texas", "US", 30.3044, -97.7270),
          new Place("Williamsburg", "New York", "New York", "US", 40.7081, -73.9571),
          new Place("Mission District", "San Francisco", "California", "US", 37.7599, -122.4148));

  static final List<String> AMENITIES =
      List.of(
          "wifi",
          "ac",
          "parking",
          "gym",
          "laundry",
          "lift",
          "pool",
          "power_backup",
          "meals",
          "security",
          "balcony",
          "garden",
          "pets_allowed",
          "furnished",
          "geyser");

  static final List<String> MOODS =
      List.of("Sunny", "Quiet", "Spacious", "Bright", "Modern", "Cosy", "Furnished", "Charming");

  private static final List<String> SENTENCES =
      List.of(
          "Ten minutes on foot to the station and the weekly market.",
          "Close to offices, schools and two hospitals.",
          "Freshly painted with plenty of light all day.",
          "Ideal for students and young professionals.",
          "Family friendly house in a gated community with a play area.",
          "The kitchen is shared and cleaned every day.",
          "Water round the clock and reliable power backup.",
          "No brokerage, and the deposit is negotiable.",
          "Quiet street with old trees and a bakery on the corner.",
          "Large wardrobe, study table and fast internet.",
          "The landlord lives nearby and answers quickly.",
          "Bus stop and metro within five minutes.");

  private static final List<String> HOUSES =
      List.of("Maple", "Cedar", "Lotus", "Orchid", "Palm", "Silver Oak", "Lake View", "Green");

  private Offers() {}

  /** The listing of this number. */
  public static Listing number(int number, long version) {
    Random random = new Random(SEED * 31 + number);
    Place place = PLACES.get(random.nextInt(PLACES.size()));
    Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
    int bedrooms = kind == Kind.PROPERTY ? 1 + random.nextInt(4) : 1;
    Money rent = rent(kind, bedrooms, place, random);
    return Listing.newBuilder()
        .setListingId(id("listing", number))
        .setPropertyId(id("property", number / 5))
        .setOrganizationId(id("organization", number / 100))
        .setCreatedBy(id("person", number / 100))
        .setStatus("published")
        .setTitle(kind.title(MOODS.get(random.nextInt(MOODS.size())), bedrooms, place.area()))
        .setDescription(description(random))
        .setPropertyName(HOUSES.get(random.nextInt(HOUSES.size())) + " " + (1 + number / 5 % 900))
        .setPropertyType(kind.propertyType)
        .setAddressLine1((1 + random.nextInt(200)) + " 4th Cross, " + place.area())
        .setCity(place.city())
        .setState(place.state())
        .setPostalCode(Integer.toString(560_000 + random.nextInt(100)))
        .setCountry(place.country())
        .setLatitude(place.lat() + random.nextGaussian() * 0.02)
        .setLongitude(place.lon() + random.nextGaussian() * 0.02)
        .setAmenities(amenities(random))
        .setUnitType(kind.unitType)
        .setQuantity(1 + random.nextInt(4))
        .setRent(rent)
        .setDeposit(rent)
        .setBedrooms(bedrooms)
        .setBathrooms(1.0 + random.nextInt(bedrooms))
        .setSquareFootage(random.nextInt(4) == 0 ? null : 90 + random.nextInt(300) * bedrooms)
        .setAvailableFrom(FROM.plusDays(random.nextInt(90)))
        .setPhotos(random.nextInt(3) == 0 ? List.of() : List.of("a.jpg", "b.jpg", "c.jpg"))
        .setVersion(version)
        .setUpdatedAt(WRITTEN.minus(Duration.ofHours(random.nextInt(24 * 180))))
        .build();
  }

  /** Kinds of units on offer, and their titles. */
  private enum Kind {
    BED("bed", "pg", 9_000),
    ROOM("room", "coliving", 17_000),
    PROPERTY("property", "apartment", 24_000);

    private final String unitType;
    private final String propertyType;
    private final int rent;

    Kind(String unitType, String propertyType, int rent) {
      this.unitType = unitType;
      this.propertyType = propertyType;
      this.rent = rent;
    }

    String title(String mood, int bedrooms, String area) {
      return switch (this) {
        case BED -> mood + " bed in a shared room, " + area;
        case ROOM -> mood + " private room near " + area;
        case PROPERTY -> mood + " " + bedrooms + "BHK flat in " + area;
      };
    }
  }

  private static Money rent(Kind kind, int bedrooms, Place place, Random random) {
    double amount = kind.rent * Math.exp(random.nextGaussian() * 0.3) * (0.6 + 0.4 * bedrooms);
    boolean abroad = place.country().equals("US");
    return new Money(
        BigDecimal.valueOf(abroad ? amount / 15 : amount)
            .setScale(-2, RoundingMode.HALF_UP)
            .setScale(4, RoundingMode.UNNECESSARY),
        abroad ? "USD" : "INR");
  }

  private static String description(Random random) {
    List<String> sentences = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      sentences.add(SENTENCES.get(random.nextInt(SENTENCES.size())));
    }
    return String.join(" ", sentences);
  }

  private static List<String> amenities(Random random) {
    return AMENITIES.stream().filter(one -> random.nextInt(3) == 0).toList();
  }

  /** The id of the listing of this number. */
  public static UUID listing(int number) {
    return id("listing", number);
  }

  private static UUID id(String kind, int number) {
    return UUID.nameUUIDFromBytes((kind + number).getBytes(StandardCharsets.UTF_8));
  }
}
