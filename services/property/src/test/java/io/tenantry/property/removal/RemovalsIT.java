package io.tenantry.property.removal;

import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.testing.LocalFiles;
import io.tenantry.platform.testing.ScratchDatabase;
import io.tenantry.property.Landlord;
import io.tenantry.property.Landlord.Place;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(LocalFiles.class)
class RemovalsIT {
  private static final String BOOK =
      """
      insert into booking (id, org_id, property_id, listing_id, quantity, status, move_in, ends_on)
      values ($1, $2, $3, $4, 1, 'confirmed', '2090-01-01', '2090-12-01')
      """;

  @Inject Database database;

  private final Landlord landlord = new Landlord();

  @Test
  void what_a_property_contains_is_counted_before_it_goes_and_goes_with_it_when_told_so() {
    Place place = landlord.entersPlace("A", "B");
    offer(place, Map.of());
    String property = "/api/v1/properties/" + place.property();
    removes(property)
        .statusCode(409)
        .body("type", endsWith("has-dependents"))
        .body("contained.floors", equalTo(1))
        .body("contained.rooms", equalTo(1))
        .body("contained.beds", equalTo(2))
        .body("contained.listings", equalTo(1))
        .body("blocking", anEmptyMap())
        .body("detail", containsString("cascade=true"));
    landlord.asks().get(property).then().statusCode(200);
    removes(property + "?cascade=true").statusCode(204);
    landlord.asks().get(property).then().statusCode(404);
    landlord.asks().get("/api/v1/beds").then().body("items", hasSize(0));
  }

  @Test
  void a_floor_goes_with_its_rooms_and_its_number_is_free_again() {
    Place place = landlord.entersPlace("A");
    String floor = "/api/v1/floors/" + place.floor();
    removes(floor).statusCode(409).body("contained.rooms", equalTo(1));
    removes(floor + "?cascade=true").statusCode(204);
    landlord.asks().get("/api/v1/rooms/" + place.room()).then().statusCode(404);
    landlord.asks().get("/api/v1/beds/" + place.beds().getFirst()).then().statusCode(404);
    landlord.creates(
        "/api/v1/properties/" + place.property() + "/floors", Map.of("floorNumber", 1));
  }

  @Test
  void a_room_that_is_offered_or_whose_bed_is_stays_whatever_is_asked() {
    Place place = landlord.entersPlace("A");
    String bed = place.beds().getFirst();
    String listing = offer(place, Map.of("unitId", bed, "quantity", 1));
    for (String path :
        new String[] {
          "/api/v1/rooms/" + place.room() + "?cascade=true",
          "/api/v1/floors/" + place.floor() + "?cascade=true",
          "/api/v1/beds/" + bed
        }) {
      removes(path)
          .statusCode(409)
          .body("blocking.listings", equalTo(1))
          .body("detail", containsString("Archive listings"));
    }
    removes("/api/v1/listings/" + listing).statusCode(204);
    removes("/api/v1/rooms/" + place.room()).statusCode(409);
    removes("/api/v1/rooms/" + place.room() + "?cascade=true").statusCode(204);
  }

  @Test
  void a_property_with_bookings_that_are_not_over_stays() {
    Place place = landlord.entersPlace("A");
    String listing = offer(place, Map.of("unitId", place.beds().getFirst(), "quantity", 1));
    book(place, listing);
    removes("/api/v1/listings/" + listing).statusCode(204);
    removes("/api/v1/properties/" + place.property() + "?cascade=true")
        .statusCode(409)
        .body("blocking.bookings", equalTo(1))
        .body("detail", containsString("bookings (1)"));
    removes("/api/v1/beds/" + place.beds().getFirst()).statusCode(409);
  }

  private void book(Place place, String listing) {
    database
        .asService(
            tx ->
                tx.execute(
                    BOOK,
                    UUID.randomUUID(),
                    landlord.organization(),
                    UUID.fromString(place.property()),
                    UUID.fromString(listing)))
        .await()
        .indefinitely();
  }

  private String offer(Place place, Map<String, ?> about) {
    Map<String, Object> listing = Landlord.listing();
    listing.putAll(about);
    return landlord.creates("/api/v1/properties/" + place.property() + "/listings", listing);
  }

  private ValidatableResponse removes(String path) {
    return landlord.asks().delete(path).then();
  }
}
