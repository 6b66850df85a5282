package io.tenantry.property.amenity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.tenantry.contracts.audit.AuditRecorded;
import io.tenantry.platform.testing.AuditProbe;
import io.tenantry.platform.testing.LocalFiles;
import io.tenantry.platform.testing.OutboxProbe;
import io.tenantry.platform.testing.ScratchDatabase;
import io.tenantry.property.Landlord;
import io.tenantry.property.Landlord.Place;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(LocalFiles.class)
class AmenitiesIT {
  private final Landlord landlord = new Landlord();
  private final String code = "sauna-" + UUID.randomUUID().toString().substring(0, 8);

  @Test
  void everybody_reads_the_list_and_platform_administrators_keep_it() {
    OutboxProbe.keepRows();
    list().body("items.code", hasItems("wifi", "ac", "laundry", "parking"));
    add(code).statusCode(201).body("category", equalTo("leisure"));
    list().body("items.code", hasItem(code));
    add(code).statusCode(409).body("type", endsWith("amenity-exists"));
    landlord.posts("/api/v1/admin/amenities", amenity(code)).statusCode(403);
    landlord.asks().delete("/api/v1/admin/amenities/" + code).then().statusCode(403);

    retire(code).statusCode(204);
    retire(code).statusCode(404);
    list().body("items.code", not(hasItem(code)));
    add(code).statusCode(201);
    assertThat(AuditProbe.recordsAbout("amenity", code))
        .extracting(AuditRecorded::getAction)
        .containsExactly("amenity.added", "amenity.retired", "amenity.added");
  }

  @Test
  void what_is_not_listed_is_named_and_refused_for_properties_rooms_and_beds() {
    Map<String, Object> property = Landlord.property();
    property.put("amenities", List.of("wifi", "moat", "dungeon"));
    landlord
        .posts("/api/v1/properties", property)
        .statusCode(422)
        .body("violations.field", equalTo(List.of("amenities", "amenities")))
        .body("violations.message", hasItem(containsString("moat is not on the list")));
    Place place = landlord.entersPlace();
    Map<String, Object> room = Landlord.room("102", 2);
    room.put("amenities", List.of("moat"));
    landlord.posts("/api/v1/floors/" + place.floor() + "/rooms", room).statusCode(422);
    room.put("amenities", List.of("balcony"));
    String id = landlord.creates("/api/v1/floors/" + place.floor() + "/rooms", room);
    landlord.asks().get("/api/v1/rooms/" + id).then().body("amenities", contains("balcony"));
    Map<String, Object> bed = Landlord.bed("A");
    bed.put("amenities", List.of("desk"));
    String bedId = landlord.creates("/api/v1/rooms/" + id + "/beds", bed);
    landlord.asks().get("/api/v1/beds/" + bedId).then().body("amenities", contains("desk"));
    bed.put("amenities", List.of("moat"));
    landlord.puts("/api/v1/beds/" + bedId, bed).statusCode(422);
  }

  @Test
  void a_home_keeps_what_it_has_when_that_leaves_the_list() {
    add(code).statusCode(201);
    Map<String, Object> property = Landlord.property();
    property.put("amenities", List.of(code));
    String id = landlord.creates("/api/v1/properties", property);
    retire(code).statusCode(204);
    landlord.puts("/api/v1/properties/" + id, property).statusCode(200);
    landlord.posts("/api/v1/properties", property).statusCode(422);
  }

  @Test
  void house_rules_round_trip_and_are_of_a_few_simple_kinds() {
    Map<String, Object> property = Landlord.property();
    property.put(
        "rules",
        Map.of("smoking", false, "quietHours", "22-7", "maxGuests", 2, "pets", List.of("cats")));
    String id = landlord.creates("/api/v1/properties", property);
    landlord
        .asks()
        .get("/api/v1/properties/" + id)
        .then()
        .body("rules.smoking", equalTo(false))
        .body("rules.maxGuests", equalTo(2))
        .body("rules.pets", contains("cats"));
    property.put("rules", Map.of("nested", Map.of("a", 1)));
    landlord
        .posts("/api/v1/properties", property)
        .statusCode(422)
        .body("violations", hasSize(1))
        .body("violations.field", contains("rules"));
  }

  private static ValidatableResponse list() {
    return given().get("/api/v1/amenities").then().statusCode(200);
  }

  private static ValidatableResponse add(String code) {
    return Landlord.administrator()
        .contentType(ContentType.JSON)
        .body(amenity(code))
        .post("/api/v1/admin/amenities")
        .then();
  }

  private static ValidatableResponse retire(String code) {
    return Landlord.administrator().delete("/api/v1/admin/amenities/" + code).then();
  }

  private static Map<String, String> amenity(String code) {
    return Map.of("code", code, "name", "Sauna", "category", "leisure");
  }
}
