package io.tenantry.search.listing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.tenantry.platform.testing.ScratchDatabase;
import io.tenantry.search.TestIndex;
import io.tenantry.search.TestListings;
import jakarta.inject.Inject;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(TestIndex.class)
class QueriesAsPeopleWriteThemIT {
  @Inject TestIndex.Writer index;

  @Test
  void rents_in_many_ways_find_and_what_is_left_over_is_not_required() {
    UUID house = index.put(TestListings.another("Zephyr bed"));
    try {
      for (String words :
          List.of(
              "zephyr under 15k/month",
              "zephyr 15k pm",
              "zephyr 8000-15000",
              "zephyr 8,000 to 15,000",
              "zephyr 15k max",
              "zephyr <15000",
              "zephyr 1 bed under ₹9,500 per month",
              "zephyr within 500 metres",
              "zephyr 1200 sqft",
              "zephyr 🏠",
              "🏠🏠 zephyr 👨‍👩‍👧")) {
        assertThat(ids(words, Map.of())).as(words).containsExactly(house.toString());
      }
      assertThat(ids("zephyr under 8k/month", Map.of())).isEmpty();
      assertThat(ids("zephyr under 8k", Map.of("maxRent", "9000"))).hasSize(1);
      assertThat(ids("zephyr under 8k", Map.of("minRent", "8500"))).hasSize(1);
      search("q=zephyr 1200 sqft")
          .body("understood.ignored", equalTo(List.of("1200 sqft")))
          .body("understood.words", equalTo("zephyr"))
          .body("understood.maxRent", nullValue());
    } finally {
      index.remove(house);
    }
  }

  @Test
  void a_city_is_one_by_all_its_names_and_however_it_is_written() {
    List<UUID> homes = new ArrayList<>();
    for (String city : List.of("Poona", "PUNE", "pune ", "\u00a0Pune", "Pu\u0301ne", "Pune")) {
      Map<String, Object> home = new HashMap<>(TestListings.another("Quasar home"));
      home.put("city", city);
      homes.add(index.put(home));
    }
    try {
      for (String city :
          List.of("Pune", "poona", "PUNE", " pune", "\u00a0Pune\u3000", "Pu\u0301ne")) {
        assertThat(ids("quasar", Map.of("city", city))).as(city).hasSize(homes.size());
      }
      search("q=quasar")
          .body("facets.city", hasSize(1))
          .body("facets.city[0].value", equalTo("Pune"))
          .body("facets.city[0].count", equalTo(homes.size()));
      assertThat(found("city=Bangalore")).hasSize(3);
      assertThat(found("q=banglore")).hasSize(3);
      assertThat(found("q=bangalore")).hasSize(3);
      assertThat(found("city=bombay")).hasSize(2);
    } finally {
      homes.forEach(index::remove);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Orb\u00e9 caf\u00e9",
        "\u0915\u093c\u0932\u092e",
        "\u0958\u0932\u092e",
        "\ud55c\uad6d",
        "\uff2f\uff52\uff42\uff45\uff11",
        "Wro\u0302x\u030ctyl"
      })
  void letters_are_found_in_every_form_by_every_form(String title) {
    Set<String> forms = new LinkedHashSet<>();
    for (Normalizer.Form form : Normalizer.Form.values()) {
      forms.add(Normalizer.normalize(title, form));
    }
    forms.add(title);
    forms.add(title.toLowerCase(Locale.ROOT));
    forms.add(title.toUpperCase(Locale.ROOT));
    List<UUID> homes =
        forms.stream().map(form -> index.put(TestListings.another(form + " home"))).toList();
    try {
      for (String form : forms) {
        assertThat(ids(form, Map.of())).as(form).hasSize(homes.size());
      }
    } finally {
      homes.forEach(index::remove);
    }
  }

  @Test
  void a_polygon_over_the_date_line_finds_what_the_box_with_its_corners_finds() {
    List<UUID> homes = new ArrayList<>();
    for (double lon : List.of(179.8, -179.8, 180.0, 179.2, -179.2, 0.0)) {
      Map<String, Object> home = new HashMap<>(TestListings.another("Fiji home"));
      home.put("location", Map.of("lat", -16.5, "lon", lon));
      homes.add(index.put(home));
    }
    try {
      List<UUID> inside = found("bbox=-17,179.5,-16,-179.5");
      assertThat(inside).containsExactlyInAnyOrderElementsOf(homes.subList(0, 3));
      for (String polygon :
          List.of(
              "-17,179.5;-16,179.5;-16,-179.5;-17,-179.5",
              "-17,-179.5;-16,-179.5;-16,179.5;-17,179.5",
              "-17,179.5;-17,-179.5;-16,-179.5;-16,179.5;-17,179.5",
              "-17,179.5;-16,179.5;-16,180;-16,-179.5;-17,-179.5;-17,-180")) {
        assertThat(found("polygon=" + polygon)).as(polygon).containsExactlyElementsOf(inside);
      }
      // a U whose notch has the line in it
      assertThat(
              found(
                  "polygon=-18,179;-18,-179;-16,-179;-16,-179.5;-17,-179.5;-17,179.5;-16,179.5;-16,179"))
          .containsExactlyInAnyOrder(homes.get(3), homes.get(4));
      assertThat(found("polygon=-90,-180;-90,180;90,180;90,-180")).hasSize(homes.size() + 6);
    } finally {
      homes.forEach(index::remove);
    }
  }

  @Test
  void rents_are_sorted_within_a_currency() {
    List<UUID> homes = new ArrayList<>();
    for (String rent : List.of("USD 900", "JPY 80000", "INR 12500", "USD 1100", "JPY 70000")) {
      Map<String, Object> home = new HashMap<>(TestListings.another("Nimbus home"));
      home.put("rent", Map.of("amount", rent.substring(4), "currency", rent.substring(0, 3)));
      homes.add(index.put(home));
    }
    try {
      for (String query : List.of("q=nimbus&sort=rent&", "q=nimbus&sort=-rent&")) {
        JsonPath whole = search(query).extract().jsonPath();
        assertThat(whole.getList("items.rent.currency", String.class))
            .containsExactly("INR", "JPY", "JPY", "USD", "USD");
        List<String> read = new ArrayList<>();
        String cursor = null;
        do {
          JsonPath page =
              search(query + "limit=2" + (cursor == null ? "" : "&cursor=" + cursor))
                  .extract()
                  .jsonPath();
          read.addAll(page.getList("items.id", String.class));
          cursor = page.getString("nextCursor");
        } while (cursor != null);
        assertThat(read).isEqualTo(whole.getList("items.id", String.class));
      }
      assertThat(ids("nimbus under $1000", Map.of())).containsExactly(homes.getFirst().toString());
      assertThat(ids("nimbus under ¥75,000", Map.of())).containsExactly(homes.getLast().toString());
    } finally {
      homes.forEach(index::remove);
    }
  }

  private static ValidatableResponse search(String query) {
    return given().get("/api/v1/search/listings?" + query).then().statusCode(200);
  }

  private static List<String> ids(String words, Map<String, String> parameters) {
    return given()
        .queryParam("q", words)
        .queryParams(parameters)
        .get("/api/v1/search/listings")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getList("items.id", String.class);
  }

  private static List<UUID> found(String query) {
    return search(query).extract().jsonPath().getList("items.id", UUID.class);
  }
}
