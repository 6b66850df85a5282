package io.tenantry.search.listing;

import static io.restassured.RestAssured.given;
import static io.tenantry.search.TestListings.GARDEN_ROOM;
import static io.tenantry.search.TestListings.LAKE_FLAT;
import static io.tenantry.search.TestListings.LATER_ROOM;
import static io.tenantry.search.TestListings.PALACE_BED;
import static io.tenantry.search.TestListings.SEA_FLAT;
import static io.tenantry.search.TestListings.SUNNY_BED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.tenantry.platform.testing.ScratchDatabase;
import io.tenantry.search.TestIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(TestIndex.class)
class ListingSearchIT {

  @Test
  void without_criteria_what_is_to_be_had_is_shown_first_then_the_newest() {
    assertThat(found(""))
        .containsExactly(LATER_ROOM, SEA_FLAT, LAKE_FLAT, GARDEN_ROOM, SUNNY_BED, PALACE_BED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"sunny bed", "suny bed", "sunny bde", "Sunny Beds", "cubon park", "maple"})
  void typing_mistakes_plurals_and_names_of_houses_are_understood(String words) {
    assertThat(found("q=" + words)).startsWith(SUNNY_BED);
  }

  @Test
  void what_is_searched_for_instead_of_misspelt_words_is_said() {
    search("q=suny bed").body("corrected", equalTo("sunny bed"));
    search("q=a Suny, nice bed").body("corrected", containsString("sunny, nice bed"));
    search("q=sunny bed").body("corrected", nullValue());
  }

  @Test
  void words_that_are_known_are_not_corrected_when_the_filters_leave_nothing() {
    search("q=sunny bed&maxRent=1")
        .body("total", equalTo(0))
        .body("corrected", nullValue())
        .body("relaxations[0].parameter", equalTo("maxRent"));
  }

  @Test
  void words_may_be_in_different_fields_and_have_synonyms() {
    assertThat(found("q=garden bengaluru")).contains(GARDEN_ROOM);
    assertThat(found("q=flat bangalore")).startsWith(LAKE_FLAT);
    assertThat(found("q=cafe")).contains(LATER_ROOM);
  }

  @Test
  void words_that_are_nowhere_find_nothing() {
    search("q=zzzzzzzz").body("items", hasSize(0)).body("total", equalTo(0));
  }

  @Test
  void found_words_are_marked_and_text_of_landlords_is_escaped() {
    search("q=internet")
        .body(
            "items[0].highlight.description",
            equalTo("A quiet bed with &lt;b&gt;fast&lt;&#x2F;b&gt; <em>internet</em>."));
  }

  @Test
  void filters_hold_together() {
    assertThat(found("city=bengaluru&maxRent=20000"))
        .containsExactlyInAnyOrder(SUNNY_BED, GARDEN_ROOM);
    assertThat(found("minRent=18000&maxRent=22000"))
        .containsExactlyInAnyOrder(GARDEN_ROOM, LATER_ROOM);
    assertThat(found("amenities=wifi,ac")).containsExactlyInAnyOrder(SUNNY_BED, SEA_FLAT);
    assertThat(found("bedrooms=2,3")).containsExactlyInAnyOrder(LAKE_FLAT, SEA_FLAT);
    assertThat(found("availableFrom=2026-12-31")).doesNotContain(LAKE_FLAT, LATER_ROOM);
    assertThat(found("currency=USD")).isEmpty();
    assertThat(found("q=bed&city=Mysuru&amenities=wifi&minRent=1&maxRent=5000"))
        .containsExactly(PALACE_BED);
  }

  @Test
  void a_radius_finds_what_is_inside_and_says_how_far() {
    String centre = "lat=12.9716&lon=77.5946";
    assertThat(found(centre)).containsExactlyInAnyOrder(SUNNY_BED, GARDEN_ROOM);
    JsonPath far = search(centre + "&radiusKm=15&sort=distance").extract().jsonPath();
    assertThat(far.getList("items.id"))
        .containsExactly(SUNNY_BED.toString(), GARDEN_ROOM.toString(), LAKE_FLAT.toString());
    assertThat(far.getDouble("items[0].distanceKm")).isZero();
    assertThat(far.getDouble("items[1].distanceKm")).isCloseTo(3.06, within(0.05));
    assertThat(far.getDouble("items[2].distanceKm")).isCloseTo(12.1, within(0.2));
  }

  @Test
  void items_say_what_is_left_and_what_it_costs() {
    search("city=Mysuru")
        .body("items[0].available", equalTo(0))
        .body("items[0].rent.amount", equalTo("4500.00"))
        .body("items[0].rent.currency", equalTo("INR"))
        .body("items[0].location.lat", equalTo(12.3052f))
        .body("items[0].distanceKm", nullValue())
        .body("items[0].description", nullValue());
  }

  @Test
  void a_facet_ignores_its_own_filter_and_obeys_the_others() {
    JsonPath answer = search("city=Mumbai&maxRent=50000").extract().jsonPath();
    assertThat(answer.getInt("total")).isEqualTo(1);
    assertThat(counts(answer, "city")).isEqualTo(Map.of("Bengaluru", 3, "Mysuru", 1, "Mumbai", 1));
    assertThat(counts(answer, "amenities")).isEqualTo(Map.of("wifi", 1));
    assertThat(answer.getList("facets.rent.count")).containsExactly(0, 0, 0, 1, 1);
    assertThat(answer.getList("facets.rent.to")).containsExactly(5000, 10000, 20000, 50000, null);
    assertThat(answer.getList("facets.bedrooms.value")).containsExactly(1);
  }

  @Test
  void rents_are_sorted_both_ways() {
    assertThat(found("sort=rent"))
        .containsExactly(PALACE_BED, SUNNY_BED, GARDEN_ROOM, LATER_ROOM, LAKE_FLAT, SEA_FLAT);
    assertThat(found("sort=-rent"))
        .containsExactly(SEA_FLAT, LAKE_FLAT, LATER_ROOM, GARDEN_ROOM, SUNNY_BED, PALACE_BED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sort=rent",
        "sort=-rent",
        "sort=newest",
        "q=bed room flat",
        "q=banglore",
        "sort=relevance",
        "sort=distance&lat=12.9716&lon=77.5946&radiusKm=100"
      })
  void pages_put_together_are_the_whole(String query) {
    List<UUID> whole = found(query);
    List<UUID> pages = new ArrayList<>();
    String cursor = null;
    do {
      JsonPath page =
          search(query + "&limit=2" + (cursor == null ? "" : "&cursor=" + cursor))
              .body("total", equalTo(whole.size()))
              .extract()
              .jsonPath();
      pages.addAll(page.getList("items.id", UUID.class));
      cursor = page.getString("nextCursor");
    } while (cursor != null);
    assertThat(pages).isEqualTo(whole);
  }

  @Test
  void every_bad_parameter_is_named() {
    given()
        .get(
            "/api/v1/search/listings?minRent=x&maxRent=-1&bedrooms=1.5&amenities=WI FI&lat=91&lon=abc"
                + "&radiusKm=101&availableFrom=tomorrow&sort=price&limit=0&cursor=abc&currency=rupees")
        .then()
        .statusCode(422)
        .contentType("application/problem+json")
        .body(
            "violations.field",
            containsInAnyOrder(
                "minRent",
                "maxRent",
                "bedrooms",
                "amenities",
                "lat",
                "lon",
                "radiusKm",
                "availableFrom",
                "sort",
                "limit",
                "cursor",
                "currency"));
    refused("minRent=2&maxRent=1", "maxRent");
    refused("lat=1", "lon");
    refused("radiusKm=3", "radiusKm");
    refused("sort=distance", "sort");
    refused("q=" + "x".repeat(201), "q");
    String rentCursor = search("sort=rent&limit=1").extract().path("nextCursor");
    refused("sort=newest&cursor=" + rentCursor, "cursor");
  }

  @Test
  void one_listing_is_shown_in_full_or_not_at_all() {
    given()
        .get("/api/v1/search/listings/" + SUNNY_BED)
        .then()
        .statusCode(200)
        .body("title", equalTo("Sunny bed near Cubbon Park"))
        .body("description", containsString("quiet bed"))
        .body("available", equalTo(2))
        .body("organizationId", nullValue());
    given()
        .get("/api/v1/search/listings/" + UUID.randomUUID())
        .then()
        .statusCode(404)
        .contentType("application/problem+json");
    given().get("/api/v1/search/listings/nonsense").then().statusCode(404);
  }

  @Test
  void suggestions_complete_cities_houses_and_listings() {
    suggest("ben").body("items.find { it.kind == 'city' }.text", equalTo("Bengaluru"));
    suggest("bengl").body("items.text", hasItem("Bengaluru"));
    suggest("map").body("items.find { it.kind == 'property' }.text", equalTo("Maple House"));
    suggest("gard").body("items.text", hasItem("Garden room in Indiranagar"));
    suggest("gard").body("items.text", not(hasItem("Sea view flat")));
    given().get("/api/v1/search/suggest").then().statusCode(422);
  }

  private static ValidatableResponse suggest(String q) {
    return given().queryParam("q", q).get("/api/v1/search/suggest").then().statusCode(200);
  }

  private static void refused(String query, String field) {
    given()
        .get("/api/v1/search/listings?" + query)
        .then()
        .statusCode(422)
        .body("violations.field", equalTo(List.of(field)));
  }

  private static ValidatableResponse search(String query) {
    return given().get("/api/v1/search/listings?x=&" + query).then().statusCode(200);
  }

  private static List<UUID> found(String query) {
    return search(query).extract().jsonPath().getList("items.id", UUID.class);
  }

  private static Map<String, Integer> counts(JsonPath answer, String facet) {
    List<Map<String, Object>> counts = answer.getList("facets." + facet);
    return counts.stream()
        .collect(Collectors.toMap(c -> (String) c.get("value"), c -> (Integer) c.get("count")));
  }
}
