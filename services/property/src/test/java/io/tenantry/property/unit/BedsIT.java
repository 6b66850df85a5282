package io.tenantry.property.unit;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tenantry.platform.testing.LocalFiles;
import io.tenantry.platform.testing.ScratchDatabase;
import io.tenantry.property.Landlord;
import io.tenantry.property.Landlord.Place;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(LocalFiles.class)
class BedsIT {
  private final Landlord landlord = new Landlord();

  @Test
  void a_bed_moves_only_as_the_table_says_and_a_refusal_names_the_moves_there_are() {
    String bed = "/api/v1/beds/" + landlord.entersPlace("A").beds().getFirst();
    becomes(bed, "maintenance").statusCode(200);
    becomes(bed, "occupied")
        .statusCode(409)
        .body("type", endsWith("illegal-move"))
        .body("detail", containsString("possible is: vacant"))
        .body("possible", contains("vacant"));
    landlord.asks().get(bed).then().body("status", equalTo("maintenance"));
    becomes(bed, "vacant").statusCode(200);
    becomes(bed, "reserved").statusCode(200);
    becomes(bed, "maintenance").statusCode(409).body("possible", contains("occupied", "vacant"));
    becomes(bed, "OCCUPIED").statusCode(200).body("status", equalTo("occupied"));
  }

  @Test
  void beds_of_all_properties_are_listed_and_filtered() {
    Place first = landlord.entersPlace("A", "B");
    Place second = landlord.entersPlace("C");
    becomes("/api/v1/beds/" + first.beds().getFirst(), "occupied").statusCode(200);
    Map<String, Object> dear = Landlord.bed("C");
    dear.put("rent", Landlord.rupees("20000.00"));
    dear.put("bedType", "double");
    landlord.puts("/api/v1/beds/" + second.beds().getFirst(), dear).statusCode(200);

    beds("").body("items", hasSize(3));
    beds("?propertyId=" + first.property()).body("items.bedNumber", contains("B", "A"));
    beds("?floorId=" + second.floor()).body("items.bedNumber", contains("C"));
    beds("?roomId=" + first.room()).body("items", hasSize(2));
    beds("?status=occupied").body("items.bedNumber", contains("A"));
    beds("?status=Vacant,occupied").body("items", hasSize(3));
    beds("?bedType=double").body("items.bedNumber", contains("C"));
    beds("?minRent=15000").body("items.bedNumber", contains("C"));
    beds("?maxRent=15000&status=vacant").body("items.bedNumber", contains("B"));
    String cursor = beds("?limit=2").body("items", hasSize(2)).extract().path("nextCursor");
    beds("?limit=2&cursor=" + cursor).body("items.bedNumber", contains("A"));
  }

  @Test
  void filters_that_mean_nothing_are_all_named() {
    landlord
        .asks()
        .get("/api/v1/beds?propertyId=x&status=asleep&bedType=king&minRent=cheap")
        .then()
        .statusCode(422)
        .body("violations", hasSize(4))
        .body(
            "violations.message",
            containsInAnyOrder(
                equalTo("must be an id"),
                containsString("maintenance"),
                containsString("bunk"),
                equalTo("must be an amount")));
  }

  @Test
  void only_who_read_the_newest_version_changes_or_removes() {
    Place place = landlord.entersPlace("A");
    String bed = "/api/v1/beds/" + place.beds().getFirst();
    String read =
        landlord.asks().get(bed).then().header("ETag", notNullValue()).extract().header("ETag");
    String newer = changes(bed, read, Landlord.bed("A1")).statusCode(200).extract().header("ETag");
    changes(bed, read, Landlord.bed("A2"))
        .statusCode(412)
        .contentType("application/problem+json")
        .body("type", endsWith("changed-meanwhile"))
        .body("detail", containsString(newer));
    landlord.asks().get(bed).then().body("bedNumber", equalTo("A1"));
    changes(bed, "\"7\", " + newer, Landlord.bed("A3")).statusCode(200);
    changes(bed, "*", Landlord.bed("A4")).statusCode(200);
    changes(bed, "nonsense", Landlord.bed("A5")).statusCode(412);
    landlord.asks().header("If-Match", newer).delete(bed).then().statusCode(412);
    landlord.asks().delete(bed).then().statusCode(204);
  }

  @Test
  void floors_rooms_properties_and_listings_are_guarded_alike() {
    Place place = landlord.entersPlace();
    String listing =
        landlord.creates(
            "/api/v1/properties/" + place.property() + "/listings", Landlord.listing());
    guarded("/api/v1/floors/" + place.floor(), Map.of("floorNumber", 2, "building", "Annex"));
    guarded("/api/v1/rooms/" + place.room(), Landlord.room("102", 1));
    guarded("/api/v1/listings/" + listing, Landlord.listing());
    guarded("/api/v1/properties/" + place.property(), Landlord.property());
  }

  private void guarded(String path, Map<String, ?> body) {
    String read = landlord.asks().get(path).then().statusCode(200).extract().header("ETag");
    changes(path, read, body).statusCode(200);
    changes(path, read, body).statusCode(412);
    landlord.asks().header("If-Match", read).delete(path).then().statusCode(412);
    landlord.puts(path, body).statusCode(200);
  }

  private ValidatableResponse changes(String path, String ifMatch, Map<String, ?> body) {
    return landlord
        .asks()
        .header("If-Match", ifMatch)
        .contentType("application/json")
        .body(body)
        .put(path)
        .then();
  }

  private ValidatableResponse becomes(String bed, String status) {
    Map<String, Object> details = Landlord.bed("A");
    details.put("status", status);
    return landlord.puts(bed, details);
  }

  private ValidatableResponse beds(String query) {
    return landlord.asks().get("/api/v1/beds" + query).then().statusCode(200);
  }
}
