package io.tenantry.search.index;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.platform.testing.ScratchDatabase;
import io.tenantry.search.TestIndex;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A new release meets the index of the one before until the indexer has made it anew. */
@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(OlderIndexIT.WithoutSpelling.class)
class OlderIndexIT {

  /** As it was before words were corrected. */
  public static class WithoutSpelling extends TestIndex {
    @Override
    protected String shape(String ofThisRelease) {
      return ofThisRelease
          .replaceAll("\\[\\s*\"everything\",\\s*\"spelling\"\\s*]", "\"everything\"")
          .replaceAll(",\\s*\"(spelling|cityKey|cityName|cityNames|letters)\" : \\{[^}]*}", "");
    }

    @Override
    protected Map<String, Object> written(Map<String, Object> listing) {
      return listing;
    }
  }

  @Test
  void an_index_without_keys_of_cities_is_searched_by_their_names() {
    given()
        .get("/api/v1/search/listings?city=bengaluru")
        .then()
        .statusCode(200)
        .body("total", equalTo(3))
        .body("facets.city.size()", equalTo(0));
    given().get("/api/v1/search/suggest?q=ben").then().statusCode(200);
  }

  @Test
  void an_index_that_cannot_correct_words_answers_without() {
    given()
        .get("/api/v1/search/listings?q=sunny")
        .then()
        .statusCode(200)
        .body("total", greaterThan(0));
    given()
        .get("/api/v1/search/listings?q=suny")
        .then()
        .statusCode(200)
        .body("total", equalTo(0))
        .body("corrected", nullValue());
  }
}
