package io.tenantry.property;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.tenantry.platform.identity.Role;
import io.tenantry.platform.testing.TestTokens;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** The owner of an organization of its own, and what such people usually send. */
public final class Landlord {
  private final UUID organization = UUID.randomUUID();
  private final String token = TestTokens.member(UUID.randomUUID(), organization, Role.OWNER);

  /** The organization. */
  public UUID organization() {
    return organization;
  }

  /** A request in the owner's name. */
  public RequestSpecification asks() {
    return given().auth().oauth2(token);
  }

  /** A request in the name of a member with another role. */
  public RequestSpecification asks(String role) {
    return given().auth().oauth2(TestTokens.member(UUID.randomUUID(), organization, role));
  }

  /** A request of a platform administrator. */
  public static RequestSpecification administrator() {
    return given().auth().oauth2(TestTokens.person(UUID.randomUUID(), Role.PLATFORM_ADMIN));
  }

  /** Posts a body. */
  public ValidatableResponse posts(String path, Map<String, ?> body) {
    return asks().contentType(ContentType.JSON).body(body).post(path).then();
  }

  /** Posts a body and gives the id of what was created. */
  public String creates(String path, Map<String, ?> body) {
    return posts(path, body).statusCode(201).extract().path("id");
  }

  /** A property that is fine. */
  public static Map<String, Object> property() {
    return new HashMap<>(
        Map.ofEntries(
            Map.entry("name", "Maple House"),
            Map.entry("type", "coliving"),
            Map.entry("addressLine1", "12 Church Street"),
            Map.entry("city", "Bengaluru"),
            Map.entry("state", "Karnataka"),
            Map.entry("postalCode", "560001"),
            Map.entry("country", "IN"),
            Map.entry("latitude", 12.9716),
            Map.entry("longitude", 77.5946),
            Map.entry("amenities", List.of("wifi", "ac")),
            Map.entry("rules", Map.of("guests", "until 10 pm"))));
  }

  /** A listing that is fine. */
  public static Map<String, Object> listing() {
    return new HashMap<>(
        Map.of(
            "title",
            "Sunny bed near the park",
            "description",
            "A quiet bed in a shared room.",
            "unitType",
            "bed",
            "quantity",
            2,
            "rent",
            rupees("12500.00"),
            "deposit",
            rupees("25000.00"),
            "bedrooms",
            1,
            "availableFrom",
            "2027-01-01"));
  }

  /** Money in rupees. */
  public static Map<String, String> rupees(String amount) {
    return Map.of("amount", amount, "currency", "INR");
  }

  /** A room that is fine. */
  public static Map<String, Object> room(String number, int beds) {
    return new HashMap<>(
        Map.of(
            "roomNumber",
            number,
            "roomType",
            "deluxe",
            "totalBeds",
            beds,
            "rent",
            rupees("24000.00"),
            "deposit",
            rupees("0")));
  }

  /** A bed that is fine. */
  public static Map<String, Object> bed(String number) {
    return new HashMap<>(
        Map.of(
            "bedNumber",
            number,
            "bedType",
            "single",
            "rent",
            rupees("12000.00"),
            "deposit",
            rupees("12000.00")));
  }

  /** Puts a body. */
  public ValidatableResponse puts(String path, Map<String, ?> body) {
    return asks().contentType(ContentType.JSON).body(body).put(path).then();
  }

  /** A property with one floor, a room on it and beds of these numbers in it. */
  public Place entersPlace(String... beds) {
    String property = creates("/api/v1/properties", property());
    String floor = creates("/api/v1/properties/" + property + "/floors", Map.of("floorNumber", 1));
    String room =
        creates("/api/v1/floors/" + floor + "/rooms", room("101", Math.max(1, beds.length)));
    List<String> ids =
        Stream.of(beds).map(bed -> creates("/api/v1/rooms/" + room + "/beds", bed(bed))).toList();
    return new Place(property, floor, room, ids);
  }

  /** The ids of a property and what is in it. */
  public record Place(String property, String floor, String room, List<String> beds) {}
}
