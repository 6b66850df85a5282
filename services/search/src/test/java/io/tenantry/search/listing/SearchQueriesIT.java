package io.tenantry.search.listing;

import static io.restassured.RestAssured.given;
import static io.tenantry.search.TestListings.GARDEN_ROOM;
import static io.tenantry.search.TestListings.LAKE_FLAT;
import static io.tenantry.search.TestListings.LATER_ROOM;
import static io.tenantry.search.TestListings.PALACE_BED;
import static io.tenantry.search.TestListings.SEA_FLAT;
import static io.tenantry.search.TestListings.SUNNY_BED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.tenantry.platform.testing.ScratchDatabase;
import io.tenantry.search.TestIndex;
import io.tenantry.search.TestListings;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(TestIndex.class)
class SearchQueriesIT {
  private static final String BENGALURU_BOX = "bbox=12.9,77.5,13.1,77.7";

  @Inject TestIndex.Writer index;

  @Test
  void a_box_and_a_polygon_find_what_is_inside() {
    assertThat(found(BENGALURU_BOX)).containsExactlyInAnyOrder(SUNNY_BED, GARDEN_ROOM, LAKE_FLAT);
    assertThat(found("polygon=12.96,77.58;12.99,77.58;12.99,77.63;12.96,77.63"))
        .containsExactlyInAnyOrder(SUNNY_BED, GARDEN_ROOM);
    // an L that leaves the garden room out
    assertThat(
            found(
                "polygon=12.96,77.58;13.06,77.58;13.06,77.70;13.02,77.70;13.02,77.60;12.96,77.60"))
        .containsExactlyInAnyOrder(SUNNY_BED, LAKE_FLAT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bbox=1,2,3",
        "bbox=a,b,c,d",
        "bbox=13,77,12,78",
        "bbox=12,77,91,78",
        "bbox=NaN,77,13,78",
        "polygon=1,1;2,2",
        "polygon=0,0;0,1;x",
        "polygon=0,0;1,1;2,2",
        "polygon=0,0;1,1;0,1;1,0",
        "polygon=0,0;0,1;1,1&bbox=12,77,13,78",
        "polygon=-60,0;-60,120;-60,-120",
        "availableFrom=%2B999999999-12-31",
        "availableFrom=-999999999-01-01",
        "availableFrom=%2B10000-01-01",
        "availableFrom=0001-01-01",
        "minRent=1e999999999",
        "maxRent=0e999999999",
        "lat=1e999999999&lon=1",
        "lat=1&lon=1&radiusKm=1e-999999999",
        "bbox=1e999,0,1,1",
        "limit=1e999999999",
        "bedrooms=1e999999999",
        "minRent=1e-99999999",
        "cursor=WyJyZW50IiwiMjAyNy0wMS0zMSIsdHJ1ZSwiYSIsImIiXQ"
      })
  void what_cannot_be_is_refused(String query) {
    given().get("/api/v1/search/listings?" + query).then().statusCode(422);
  }

  @Test
  void rooms_and_rents_in_the_words_are_criteria_that_parameters_outdo() {
    search("q=2bhk near bengaluru under 50k")
        .body("items.id", equalTo(List.of(LAKE_FLAT.toString())))
        .body("understood.words", equalTo("bengaluru"))
        .body("understood.bedrooms", equalTo(List.of(2)))
        .body("understood.maxRent", equalTo(50000));
    assertThat(found("q=rooms under 20k")).containsExactly(GARDEN_ROOM);
    assertThat(found("q=rooms under 20k&maxRent=30000"))
        .containsExactlyInAnyOrder(GARDEN_ROOM, LATER_ROOM);
    search("q=sunny bed").body("understood", nullValue());
  }

  @Test
  void an_empty_result_says_which_criterion_to_widen_or_drop() {
    search("city=Mumbai&maxRent=20000&amenities=wifi")
        .body("total", equalTo(0))
        .body("relaxations[0].parameter", equalTo("maxRent"))
        .body("relaxations[0].value", equalTo("22000"))
        .body("relaxations[0].total", equalTo(1))
        .body("relaxations.find { it.parameter == 'city' }.total", equalTo(3))
        .body("relaxations.find { it.parameter == 'city' }.value", nullValue());
    search("lat=12.9716&lon=77.5946&radiusKm=4&bedrooms=2")
        .body("relaxations.find { it.parameter == 'radiusKm' }.value", equalTo("16"))
        .body("relaxations.find { it.parameter == 'bedrooms' }.value", equalTo("1,2,3"));
    search("amenities=gym,parking&city=Mumbai")
        .body("relaxations.find { it.parameter == 'amenities' }.value", equalTo("gym"));
    search("q=zeppelin&city=Mysuru")
        .body("relaxations.parameter", equalTo(List.of("q")))
        .body("relaxations[0].total", equalTo(1));
    search("q=sunny").body("relaxations", nullValue());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[\"relevance\",\"+99999-01-01\",false,1,\"01900000-0000-7000-8000-000000000001\"]",
        "[\"relevance\",\"-999999999-01-01\",false,1,\"01900000-0000-7000-8000-000000000001\"]",
        "[\"relevance\",\"2027-01-31\",false,1e999,\"01900000-0000-7000-8000-000000000001\"]",
        "[\"relevance\",\"2027-01-31\",false,1e300,\"01900000-0000-7000-8000-000000000001\"]",
        "[\"relevance\",\"2027-01-31\",\"\\ud800\",1,\"01900000-0000-7000-8000-000000000001\"]",
        "[\"relevance\",\"2027-01-31\",\"\\u0000\",1,\"01900000-0000-7000-8000-000000000001\"]",
        "[[[[[[]]]]]]",
        "{}"
      })
  void a_forged_cursor_is_refused(String json) {
    String cursor =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(json.getBytes(StandardCharsets.UTF_8));
    given().get("/api/v1/search/listings?q=bed&cursor=" + cursor).then().statusCode(422);
  }

  /** Every value is answered or refused with a client error. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "q",
        "city",
        "minRent",
        "maxRent",
        "currency",
        "bedrooms",
        "amenities",
        "lat",
        "lon",
        "radiusKm",
        "bbox",
        "polygon",
        "availableFrom",
        "sort",
        "limit",
        "cursor",
        "zoom"
      })
  void no_value_of_a_parameter_is_a_fault_of_ours(String parameter) {
    for (String value :
        List.of(
            "0",
            "-0",
            "-1",
            "1e400",
            "1e-400",
            "1e-300",
            "1e999999999",
            "0e999999999",
            "1e-999999999",
            "9".repeat(400),
            "NaN",
            "Infinity",
            "0x1p3",
            "٣",
            "+999999999-12-31",
            "-999999999-01-01",
            "99999-01-01",
            "2027-02-30",
            "0,0,1e-9,1e-9",
            "0,0;0,1e-9;1e-9,0",
            "-90,-180,90,180",
            "-90,-180;90,-180;90,180;-90,180",
            "89,0;89,120;89,-120",
            "0,0;0,0;0,0",
            "a\u0000b",
            "\uD800",
            "\uFDFA".repeat(190),
            "under 99999999999999999999999",
            "99999 bhk",
            "((((((((((",
            "\"*?:/\\[]{}~^",
            "WyJyZW50Il0",
            "W1tbW1tdXV1dXQ")) {
      int listings =
          given()
              .queryParam(parameter, value)
              .queryParam(
                  "q".equals(parameter) ? "limit" : "q", "q".equals(parameter) ? "1" : "bed")
              .queryParam("lat".equals(parameter) ? "lon" : "lat", "1")
              .get("/api/v1/search/listings")
              .statusCode();
      int map =
          given()
              .queryParam(parameter, value)
              .queryParam(
                  "bbox".equals(parameter) ? "zoom" : "bbox",
                  "bbox".equals(parameter) ? "3" : "0,0,1,1")
              .get("/api/v1/search/map")
              .statusCode();
      int suggestions =
          given().queryParam(parameter, value).get("/api/v1/search/suggest").statusCode();
      assertThat(List.of(listings, map, suggestions)).as(value).allMatch(status -> status < 500);
    }
  }

  @Test
  void similar_listings_are_of_the_same_kind_near_and_as_dear_and_to_be_had() {
    similar(GARDEN_ROOM).body("items.id", equalTo(List.of(LATER_ROOM.toString())));
    // the palace bed is sold out
    similar(SUNNY_BED).body("items", hasSize(0));
    similar(LAKE_FLAT).body("items.id", equalTo(List.of(SEA_FLAT.toString())));
    given().get("/api/v1/search/listings/" + UUID.randomUUID() + "/similar").then().statusCode(404);
    given().get("/api/v1/search/listings/" + SUNNY_BED + "/similar?limit=0").then().statusCode(422);
  }

  @Test
  void a_map_shows_clusters_that_fall_apart_when_it_comes_nearer() {
    JsonPath far =
        given()
            .get("/api/v1/search/map?bbox=8,68,35,97&zoom=3")
            .then()
            .statusCode(200)
            .body("items.tile", everyItem(notNullValue()))
            .extract()
            .jsonPath();
    List<Integer> counts = far.getList("items.count", Integer.class);
    assertThat(counts.stream().mapToInt(Integer::intValue).sum()).isEqualTo(6);
    assertThat(counts).hasSizeLessThan(4);
    JsonPath near =
        given()
            .get("/api/v1/search/map?" + BENGALURU_BOX + "&zoom=14&maxRent=20000")
            .then()
            .statusCode(200)
            .body("items.count", equalTo(List.of(1, 1)))
            .extract()
            .jsonPath();
    assertThat(near.getList("items.location.lat", Double.class))
        .allMatch(lat -> Math.abs(lat - 12.975) < 0.01);
    given()
        .get("/api/v1/search/map?zoom=99&maxRent=x")
        .then()
        .statusCode(422)
        .body("violations.field", containsInAnyOrder("bbox", "zoom", "maxRent"));
  }

  @Test
  void a_map_shows_what_misspelt_words_mean() {
    String map = "/api/v1/search/map?bbox=8,68,35,97&zoom=3&q=";
    List<Object> meant = given().get(map + "sunny").jsonPath().getList("items");
    assertThat(meant).isNotEmpty();
    given().get(map + "suny").then().statusCode(200).body("items", equalTo(meant));
  }

  @Test
  void a_number_is_not_taken_for_one_that_looks_like_it() {
    UUID house = index.put(TestListings.another("Quiet house 120456"));
    try {
      assertThat(found("q=120456")).containsExactly(house);
      search("q=120457").body("total", equalTo(0)).body("corrected", nullValue());
      search("q=quiett 120456").body("corrected", equalTo("quiet 120456"));
    } finally {
      index.remove(house);
    }
  }

  /** Unchanged listings are shown once, though others come and go between the pages. */
  @ParameterizedTest
  @ValueSource(strings = {"q=bed room flat near&", "sort=rent&", "sort=newest&", "q=suny&"})
  void pages_stay_stable_while_listings_come_and_go(String query) {
    final List<String> before = ids(query);
    List<UUID> added = new ArrayList<>();
    List<String> read = new ArrayList<>();
    String cursor = null;
    try {
      do {
        JsonPath page =
            search(query + "limit=1" + (cursor == null ? "" : "&cursor=" + cursor))
                .extract()
                .jsonPath();
        read.addAll(page.getList("items.id", String.class));
        cursor = page.getString("nextCursor");
        for (int i = 0; i < 5; i++) {
          added.add(index.put(TestListings.another("Another bed and sunny room " + i)));
        }
        index.remove(added.removeFirst());
      } while (cursor != null);
    } finally {
      added.forEach(index::remove);
    }
    assertThat(read).doesNotHaveDuplicates();
    assertThat(read.stream().filter(before::contains).toList()).isEqualTo(before);
  }

  @Test
  void sold_out_listings_come_after_those_that_are_to_be_had() {
    assertThat(found("q=bed")).containsExactly(SUNNY_BED, PALACE_BED);
  }

  private static ValidatableResponse similar(UUID id) {
    return given().get("/api/v1/search/listings/" + id + "/similar").then().statusCode(200);
  }

  private static ValidatableResponse search(String query) {
    return given().get("/api/v1/search/listings?" + query).then().statusCode(200);
  }

  private static List<String> ids(String query) {
    return search(query).extract().jsonPath().getList("items.id", String.class);
  }

  private static List<UUID> found(String query) {
    return search(query).extract().jsonPath().getList("items.id", UUID.class);
  }
}
