package io.tenantry.search;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Six listings in three cities; their ids grow, so the last one is the newest. */
public final class TestListings {
  /** A bed near Bengaluru's centre. */
  public static final UUID SUNNY_BED = id(1);

  /** A room 3 km from it. */
  public static final UUID GARDEN_ROOM = id(2);

  /** A flat 12 km from it. */
  public static final UUID LAKE_FLAT = id(3);

  /** A bed in Mysuru, sold out. */
  public static final UUID PALACE_BED = id(4);

  /** A flat in Mumbai. */
  public static final UUID SEA_FLAT = id(5);

  /** A room in Mumbai, from next year. */
  public static final UUID LATER_ROOM = id(6);

  /** Everything that is in the index. */
  public static final List<Map<String, Object>> ALL =
      List.of(
          listing(
                  SUNNY_BED,
                  "Sunny bed near Cubbon Park",
                  "Maple House",
                  "Bengaluru",
                  12.9716,
                  77.5946)
              .with(
                  "A quiet bed with <b>fast</b> internet.",
                  "bed",
                  1,
                  "8500.00",
                  "2026-12-01",
                  2,
                  "wifi",
                  "ac"),
          listing(
                  GARDEN_ROOM,
                  "Garden room in Indiranagar",
                  "Green Corner",
                  "Bengaluru",
                  12.9784,
                  77.6220)
              .with(
                  "Room with a balcony over the garden.",
                  "room",
                  1,
                  "18000.00",
                  "2026-12-01",
                  1,
                  "wifi",
                  "parking"),
          listing(LAKE_FLAT, "Apartment by the lake", "Lake View", "Bengaluru", 13.0450, 77.6770)
              .with(
                  "Two bedrooms, bright, top floor.",
                  "property",
                  2,
                  "42000.00",
                  "2027-01-15",
                  1,
                  "ac",
                  "parking"),
          listing(PALACE_BED, "Bed close to the palace", "Royal Hostel", "Mysuru", 12.3052, 76.6552)
              .with("A sunny corner.", "bed", 1, "4500.00", "2026-12-01", 0, "wifi"),
          listing(SEA_FLAT, "Sea view flat", "Marine Heights", "Mumbai", 18.9435, 72.8238)
              .with(
                  "Three bedrooms on Marine Drive.",
                  "property",
                  3,
                  "95000.00",
                  "2026-12-01",
                  1,
                  "ac",
                  "gym",
                  "wifi"),
          listing(LATER_ROOM, "Room in Bandra", "Cafe Colony", "Mumbai", 19.0596, 72.8295)
              .with("Near the café street.", "room", 1, "22000.00", "2027-06-01", 1, "wifi"));

  private TestListings() {}

  /** One more, newer than all. */
  public static Map<String, Object> another(String title) {
    return listing(UuidCreator.getTimeOrderedEpoch(), title, "Oak House", "Pune", 18.52, 73.85)
        .with("Just another.", "bed", 1, "9000.00", "2026-12-01", 1, "wifi");
  }

  private static UUID id(int age) {
    return UUID.fromString("01900000-0000-7000-8000-00000000000" + age);
  }

  private static Builder listing(
      UUID id, String title, String propertyName, String city, double lat, double lon) {
    return (description, unitType, bedrooms, rent, from, available, amenities) ->
        Map.ofEntries(
            Map.entry("id", id.toString()),
            Map.entry("propertyId", UUID.randomUUID().toString()),
            Map.entry("organizationId", UUID.randomUUID().toString()),
            Map.entry("title", title),
            Map.entry("description", description),
            Map.entry("propertyName", propertyName),
            Map.entry("propertyType", "coliving"),
            Map.entry("addressLine1", "1 Main Street"),
            Map.entry("city", city),
            Map.entry("state", "Karnataka"),
            Map.entry("postalCode", "560001"),
            Map.entry("country", "IN"),
            Map.entry("location", Map.of("lat", lat, "lon", lon)),
            Map.entry("amenities", List.of(amenities)),
            Map.entry("amenityWords", String.join(", ", amenities).replace('_', ' ')),
            Map.entry("completeness", 0.5),
            Map.entry("unitType", unitType),
            Map.entry("rent", Map.of("amount", rent, "currency", "INR")),
            Map.entry("deposit", Map.of("amount", rent, "currency", "INR")),
            Map.entry("bedrooms", bedrooms),
            Map.entry("availableFrom", from),
            Map.entry("photos", List.of()),
            Map.entry("initial", 2),
            Map.entry("available", available),
            Map.entry("updatedAt", "2026-11-20T10:00:00Z"));
  }

  private interface Builder {
    Map<String, Object> with(
        String description,
        String unitType,
        int bedrooms,
        String rent,
        String availableFrom,
        int available,
        String... amenities);
  }
}
