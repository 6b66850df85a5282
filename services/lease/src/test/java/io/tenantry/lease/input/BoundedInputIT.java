package io.tenantry.lease.input;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.tenantry.platform.testing.ScratchDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every service answers values at the edge of a type with a clear problem, over HTTP. */
@QuarkusTest
@WithTestResource(ScratchDatabase.class)
class BoundedInputIT {
  private static ValidatableResponse post(String body) {
    return given().contentType(ContentType.JSON).body(body).post("/echo").then();
  }

  @Test
  void good_input_comes_back_as_it_was_sent() {
    post("""
            {"name": "आशा 🏠", "note": "one\\ntwo", "kind": "Room", "day": "2027-01-31",
             "at": "2027-01-31T10:00:00Z", "rent": {"amount": "12500.50", "currency": "INR"},
             "count": 2, "tags": ["wifi"], "rules": {"pets": true}}
            """)
        .statusCode(200)
        .body("name", equalTo("आशा 🏠"))
        .body("note", equalTo("one\ntwo"))
        .body("kind", equalTo("room"))
        .body("day", equalTo("2027-01-31"))
        .body("rent.amount", equalTo("12500.50"))
        .body("rules.pets", equalTo(true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "name|\"\\u0000\"",
        "name|\"\\uD800\"",
        "name|\"a\\u0007\"",
        "name|\"a\\nb\"",
        "name|\"\\u00A0\"",
        "name|\"\\u200B\"",
        "name|\" \"",
        "name|{}",
        "note|\"\\u0000\"",
        "kind|0",
        "kind|\"castle\"",
        "day|\"+999999999-12-31\"",
        "day|\"-999999999-01-01\"",
        "day|\"+5874898-01-01\"",
        "day|\"10000-01-01\"",
        "day|0",
        "at|\"+294277-01-01T00:00:00Z\"",
        "rent|{\"amount\": \"1e4000000\", \"currency\": \"INR\"}",
        "rent.amount|{\"amount\": 1e400, \"currency\": \"INR\"}",
        "rent|{\"amount\": \"1000000000000000\", \"currency\": \"INR\"}",
        "rent|{\"amount\": \"1\", \"currency\": \"XXX\"}",
        "rent|{\"amount\": \"1\", \"currency\": \"XAU\"}",
        "count|99999999999999999999999",
        "count|2147483648",
        "count|1e4000000",
        "tags[0]|[null]",
        "tags[0]|[\"\\uDFE0\"]",
        "tags|{}",
        "rules.a|{\"a\": null}",
        "rules|{\"\\u0000\": 1}",
        "rules.a[0]|{\"a\": [\"\\u0001\"]}",
      })
  void a_value_at_the_edge_of_its_type_is_refused_with_its_field(String field, String value) {
    String name = field.split("[\\[.]", 2)[0];
    String other = name.equals("name") ? "" : "\"name\": \"Asha\", ";
    post("{" + other + "\"" + name + "\": " + value + "}")
        .statusCode(422)
        .contentType(containsString("problem+json"))
        .body("type", equalTo("https://tenantry.io/problems/invalid-input"))
        .body("violations.field", hasItem(field));
  }

  @Test
  void everything_that_is_wrong_with_texts_is_told_at_once() {
    post("{\"name\": \"\\u0000\", \"note\": \"\\uD800\", \"tags\": [\"a\", \"\\u0001\"]}")
        .statusCode(422)
        .body("violations.field", hasItems("name", "note", "tags[1]"));
  }

  @Test
  void a_text_without_a_bound_of_its_own_has_one() {
    post("{\"name\": \"Asha\", \"tags\": [\"" + "x".repeat(100_000) + "\"]}")
        .statusCode(422)
        .body("violations.field", hasItem("tags[0]"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\": \"a\"} {}",
        "{\"name\": \"a\", \"name\": \"b\"}",
        "{\"rules\": {\"\\uD800\": 1}}",
        "[1]",
        "\"\\u0000\"",
        "1e4000000",
        "{\"rules\": "
      })
  void bodies_that_are_no_single_object_are_unreadable(String body) {
    post(body).statusCode(400).contentType(containsString("problem+json"));
  }

  @Test
  void what_is_nested_without_end_is_refused() {
    int status = post("{\"name\": \"a\", \"rules\": " + "[".repeat(300)).extract().statusCode();
    assertThat(status).isIn(400, 422);
  }

  @ParameterizedTest
  @CsvSource({
    "text,%00,422",
    "text,a%01b,422",
    "text,%E2%80%8B,422",
    "%00,x,422",
    "day,%2B999999999-12-31,400",
    "day,tomorrow,400",
    "at,%2B294277-01-01T00:00:00Z,400",
    "amount,1e4000000,400",
    "cursor,%00,422",
    "cursor,2026-01-01,400",
    "limit,99999999999999999999,404",
    "limit,0,422"
  })
  void parameters_have_the_same_bounds(String name, String value, int status) {
    given()
        .urlEncodingEnabled(false)
        .get("/echo?" + name + "=" + value)
        .then()
        .statusCode(status)
        .contentType(containsString("problem+json"));
  }

  @Test
  void good_parameters_are_read() {
    given()
        .urlEncodingEnabled(false)
        .get("/echo?text=caf%C3%A9&day=2027-01-31&at=2027-01-31T10:00:00Z&amount=12.50")
        .then()
        .statusCode(200)
        .body("read", containsString("café 2027-01-31 2027-01-31T10:00:00Z 12.50"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%00",
        "%ED%A0%80",
        "%ED%BF%BF",
        "%FF%FE",
        "%EF%BF%BE",
        "%E2%80%A8",
        "%0D%0Ax%3A%20y",
        "%1B%5B2J",
        "%5Bnull%5D",
        "1e4000000"
      })
  void whatever_stands_in_an_address_is_no_fault_of_ours(String value) {
    for (String path :
        new String[] {"/echo/of/", "/api/v1/leases/", "/echo?text=", "/echo?cursor="}) {
      var response = given().urlEncodingEnabled(false).get(path + value).then().extract();
      assertThat(response.statusCode()).as(path).isLessThan(500);
      if (response.statusCode() >= 400) {
        assertThat(response.contentType()).as(path).contains("problem+json");
      }
    }
  }

  @Test
  void nothing_is_found_under_a_name_that_cannot_be_kept() {
    given().urlEncodingEnabled(false).get("/echo/of/a%01b").then().statusCode(404);
    given().urlEncodingEnabled(false).get("/echo/of/caf%C3%A9").then().statusCode(200);
  }

  @ParameterizedTest
  @CsvSource({
    "memory,503",
    "memory-later,503",
    "stack,503",
    "class,500",
    "day,422",
    "arithmetic,422",
    "numeric,422",
    "datetime,422",
    "text,422",
    "sql,500"
  })
  void errors_and_values_out_of_range_are_problems_that_tell_nothing_of_our_insides(
      String how, int status) {
    String body =
        given()
            .get("/echo/fails/" + how)
            .then()
            .statusCode(status)
            .contentType(containsString("problem+json"))
            .extract()
            .asString();
    assertThat(body)
        .doesNotContain("java", "\"stack\"", "io.tenantry", "no_such_column", "numeric(");
  }
}
