package io.tenantry.property.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.tenantry.platform.testing.LocalFiles;
import io.tenantry.platform.testing.OutboxProbe;
import io.tenantry.platform.testing.ScratchDatabase;
import io.tenantry.property.Landlord;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(LocalFiles.class)
class UnitsIT {
  private final Landlord landlord = new Landlord();

  @Test
  void a_property_has_floors_floors_have_rooms_and_rooms_have_beds() {
    String property = landlord.creates("/api/v1/properties", Landlord.property());
    String floor =
        landlord.creates(
            "/api/v1/properties/" + property + "/floors",
            Map.of("floorNumber", 0, "name", "Ground floor"));
    String room = landlord.creates("/api/v1/floors/" + floor + "/rooms", room("101", 1));
    String bed = landlord.creates("/api/v1/rooms/" + room + "/beds", bed("A"));

    landlord
        .asks()
        .get("/api/v1/properties/" + property + "/floors")
        .then()
        .body("items.id", contains(floor))
        .body("items[0].name", equalTo("Ground floor"));
    landlord
        .asks()
        .get("/api/v1/rooms/" + room)
        .then()
        .body("rent.amount", equalTo("24000.00"))
        .body("deposit.amount", equalTo("0.00"))
        .body("roomType", equalTo("deluxe"))
        .body("status", equalTo("available"));
    landlord.asks().get("/api/v1/floors/" + floor + "/rooms").then().body("items", hasSize(1));
    landlord.asks().get("/api/v1/rooms/" + room + "/beds").then().body("items", hasSize(1));
    landlord.asks().get("/api/v1/beds").then().body("items.id", contains(bed));
    landlord.asks().get("/api/v1/beds/" + bed).then().body("status", equalTo("vacant"));
  }

  @Test
  void each_bed_more_or_fewer_is_told_and_a_property_takes_its_beds_with_it() {
    OutboxProbe.keepRows();
    String property = landlord.creates("/api/v1/properties", Landlord.property());
    String floor =
        landlord.creates("/api/v1/properties/" + property + "/floors", Map.of("floorNumber", 1));
    String room = landlord.creates("/api/v1/floors/" + floor + "/rooms", room("101", 2));
    String beds = "/api/v1/rooms/" + room + "/beds";
    String first = landlord.creates(beds, bed("A"));
    landlord.creates(beds, bed("B"));
    landlord.asks().delete("/api/v1/beds/" + first).then().statusCode(204);
    landlord.asks().delete("/api/v1/beds/" + first).then().statusCode(404);
    assertThat(OutboxProbe.eventsAbout(landlord.organization()))
        .containsExactly(
            "property.bed_count_changed",
            "property.bed_count_changed",
            "property.bed_count_changed");
    landlord
        .asks()
        .delete("/api/v1/properties/" + property + "?cascade=true")
        .then()
        .statusCode(204);
    assertThat(OutboxProbe.eventsAbout(landlord.organization())).hasSize(4);
  }

  @Test
  void numbers_stand_once_and_a_room_takes_no_more_than_its_beds() {
    String property = landlord.creates("/api/v1/properties", Landlord.property());
    String floors = "/api/v1/properties/" + property + "/floors";
    String floor = landlord.creates(floors, Map.of("floorNumber", 1));
    landlord
        .posts(floors, Map.of("floorNumber", 1))
        .statusCode(409)
        .body("type", endsWith("floor-exists"));
    String rooms = "/api/v1/floors/" + floor + "/rooms";
    String room = landlord.creates(rooms, room("101", 2));
    landlord.posts(rooms, room("101", 2)).statusCode(409).body("type", endsWith("room-exists"));
    String beds = "/api/v1/rooms/" + room + "/beds";
    landlord.creates(beds, bed("A"));
    landlord.posts(beds, bed("A")).statusCode(409).body("type", endsWith("bed-exists"));
    landlord.creates(beds, bed("B"));
    landlord.posts(beds, bed("C")).statusCode(409).body("type", endsWith("room-full"));
  }

  @Test
  void units_are_changed_and_removed_from_the_smallest_up() {
    String property = landlord.creates("/api/v1/properties", Landlord.property());
    String floor =
        landlord.creates("/api/v1/properties/" + property + "/floors", Map.of("floorNumber", 1));
    String room = landlord.creates("/api/v1/floors/" + floor + "/rooms", room("101", 2));
    String bed = landlord.creates("/api/v1/rooms/" + room + "/beds", bed("A"));
    String second = landlord.creates("/api/v1/rooms/" + room + "/beds", bed("B"));

    Map<String, Object> broken = new HashMap<>(bed("A1"));
    broken.put("status", "maintenance");
    changes("/api/v1/beds/" + bed, broken, 200).body("status", equalTo("maintenance"));
    changes("/api/v1/beds/" + bed, bed("A2"), 200).body("status", equalTo("maintenance"));
    changes("/api/v1/beds/" + bed, bed("B"), 409);
    changes("/api/v1/rooms/" + room, room("102", 1), 409).body("type", endsWith("room-full"));
    changes("/api/v1/rooms/" + room, room("102", 3), 200).body("roomNumber", equalTo("102"));
    changes("/api/v1/floors/" + floor, Map.of("floorNumber", 2), 200)
        .body("floorNumber", equalTo(2));

    Map<String, Object> listing = Landlord.listing();
    listing.put("unitId", bed);
    listing.put("quantity", 1);
    String offered = landlord.creates("/api/v1/properties/" + property + "/listings", listing);
    removes("/api/v1/floors/" + floor, 409);
    removes("/api/v1/rooms/" + room, 409);
    removes("/api/v1/beds/" + bed, 409);
    removes("/api/v1/listings/" + offered, 204);
    removes("/api/v1/beds/" + bed, 204);
    removes("/api/v1/beds/" + second, 204);
    removes("/api/v1/rooms/" + room, 204);
    removes("/api/v1/floors/" + floor, 204);
    removes("/api/v1/floors/" + floor, 404);
  }

  private ValidatableResponse changes(String path, Map<String, ?> body, int status) {
    return landlord
        .asks()
        .contentType(ContentType.JSON)
        .body(body)
        .put(path)
        .then()
        .statusCode(status);
  }

  private void removes(String path, int status) {
    landlord.asks().delete(path).then().statusCode(status);
  }

  @Test
  void prices_are_positive_and_of_one_currency() {
    String property = landlord.creates("/api/v1/properties", Landlord.property());
    String floor =
        landlord.creates("/api/v1/properties/" + property + "/floors", Map.of("floorNumber", 1));
    landlord
        .posts(
            "/api/v1/floors/" + floor + "/rooms",
            Map.of(
                "roomNumber",
                "101",
                "roomType",
                "standard",
                "totalBeds",
                0,
                "rent",
                Landlord.rupees("-1.00"),
                "deposit",
                Map.of("amount", "10.00", "currency", "USD")))
        .statusCode(422)
        .body("violations.field", containsInAnyOrder("totalBeds", "rent", "deposit"));
  }

  @Test
  void units_of_another_organization_do_not_exist() {
    String property = landlord.creates("/api/v1/properties", Landlord.property());
    String floor =
        landlord.creates("/api/v1/properties/" + property + "/floors", Map.of("floorNumber", 1));
    String room = landlord.creates("/api/v1/floors/" + floor + "/rooms", room("101", 1));
    String bed = landlord.creates("/api/v1/rooms/" + room + "/beds", bed("A"));

    Landlord stranger = new Landlord();
    stranger.asks().get("/api/v1/floors/" + floor).then().statusCode(404);
    stranger.asks().get("/api/v1/floors/" + floor + "/rooms").then().statusCode(404);
    stranger.asks().get("/api/v1/rooms/" + room).then().statusCode(404);
    stranger.asks().get("/api/v1/rooms/" + room + "/beds").then().statusCode(404);
    stranger.asks().get("/api/v1/beds/" + bed).then().statusCode(404);
    stranger.asks().delete("/api/v1/beds/" + bed).then().statusCode(404);
    stranger.asks().delete("/api/v1/rooms/" + room).then().statusCode(404);
    stranger.asks().delete("/api/v1/floors/" + floor).then().statusCode(404);
    stranger
        .asks()
        .contentType(ContentType.JSON)
        .body(bed("A"))
        .put("/api/v1/beds/" + bed)
        .then()
        .statusCode(404);
    stranger.posts("/api/v1/floors/" + floor + "/rooms", room("102", 1)).statusCode(404);
    stranger.posts("/api/v1/rooms/" + room + "/beds", bed("B")).statusCode(404);
    stranger.asks().get("/api/v1/beds").then().body("items", hasSize(0));
  }

  private static Map<String, Object> room(String number, int beds) {
    return Map.of(
        "roomNumber",
        number,
        "roomType",
        "deluxe",
        "totalBeds",
        beds,
        "rent",
        Landlord.rupees("24000.00"),
        "deposit",
        Landlord.rupees("0"));
  }

  private static Map<String, Object> bed(String number) {
    return Map.of(
        "bedNumber",
        number,
        "bedType",
        "single",
        "rent",
        Landlord.rupees("12000.00"),
        "deposit",
        Landlord.rupees("12000.00"));
  }
}
