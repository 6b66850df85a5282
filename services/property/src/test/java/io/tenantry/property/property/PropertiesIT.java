package io.tenantry.property.property;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.tenantry.platform.identity.Role;
import io.tenantry.platform.testing.LocalFiles;
import io.tenantry.platform.testing.OutboxProbe;
import io.tenantry.platform.testing.ScratchDatabase;
import io.tenantry.platform.testing.TestTokens;
import io.tenantry.property.Landlord;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(LocalFiles.class)
class PropertiesIT {
  private final Landlord landlord = new Landlord();

  @BeforeEach
  void keepOutbox() {
    OutboxProbe.keepRows();
  }

  @Test
  void a_property_is_a_draft_keeps_what_was_said_and_is_told_to_the_world() {
    String id = landlord.creates("/api/v1/properties", Landlord.property());

    landlord
        .asks(Role.VIEWER)
        .get("/api/v1/properties/" + id)
        .then()
        .statusCode(200)
        .body("status", equalTo("draft"))
        .body("type", equalTo("coliving"))
        .body("city", equalTo("Bengaluru"))
        .body("latitude", equalTo(12.9716f))
        .body("amenities", contains("wifi", "ac"))
        .body("rules.guests", equalTo("until 10 pm"));
    assertThat(OutboxProbe.eventsAbout(UUID.fromString(id))).containsExactly("property.created");
  }

  @Test
  void snake_case_input_is_understood() {
    Map<String, Object> property = Landlord.property();
    property.put("address_line1", property.remove("addressLine1"));
    property.put("postal_code", property.remove("postalCode"));
    landlord
        .posts("/api/v1/properties", property)
        .statusCode(201)
        .body("addressLine1", equalTo("12 Church Street"))
        .body("postalCode", equalTo("560001"));
  }

  @Test
  void every_violation_is_named_at_once_and_nothing_is_stored() {
    Map<String, Object> property = Landlord.property();
    property.put("name", " ");
    property.put("country", "India");
    property.put("latitude", 91);
    property.put("longitude", -181);
    property.remove("city");
    landlord
        .posts("/api/v1/properties", property)
        .statusCode(422)
        .contentType("application/problem+json")
        .body(
            "violations.field",
            containsInAnyOrder("name", "country", "latitude", "longitude", "city"));

    property = Landlord.property();
    property.put("type", "castle");
    landlord
        .posts("/api/v1/properties", property)
        .statusCode(422)
        .body("violations.field", contains("type"));
    landlord.asks().get("/api/v1/properties").then().body("items", hasSize(0));
  }

  @Test
  void lists_are_read_page_by_page_newest_first() {
    String first = landlord.creates("/api/v1/properties", Landlord.property());
    String second = landlord.creates("/api/v1/properties", Landlord.property());
    String cursor =
        landlord
            .asks()
            .get("/api/v1/properties?limit=1")
            .then()
            .body("items.id", contains(second))
            .extract()
            .path("nextCursor");
    landlord
        .asks()
        .get("/api/v1/properties?limit=1&cursor=" + cursor)
        .then()
        .body("items.id", contains(first))
        .body("nextCursor", nullValue());
  }

  @Test
  void what_belongs_to_another_organization_does_not_exist() throws SQLException {
    String id = landlord.creates("/api/v1/properties", Landlord.property());
    Landlord stranger = new Landlord();

    stranger.asks().get("/api/v1/properties/" + id).then().statusCode(404);
    stranger.asks().delete("/api/v1/properties/" + id).then().statusCode(404);
    stranger
        .asks()
        .contentType(ContentType.JSON)
        .body(Landlord.property())
        .put("/api/v1/properties/" + id)
        .then()
        .statusCode(404);
    stranger
        .posts("/api/v1/properties/" + id + "/floors", Map.of("floorNumber", 1))
        .statusCode(404);
    stranger.asks().get("/api/v1/properties").then().body("items", hasSize(0));
    assertThat(seenByServiceRole("caller", UUID.randomUUID())).isZero();
  }

  @Test
  void viewers_and_residents_change_nothing_and_strangers_see_nothing() {
    landlord
        .asks(Role.VIEWER)
        .contentType(ContentType.JSON)
        .body(Landlord.property())
        .post("/api/v1/properties")
        .then()
        .statusCode(403);
    given()
        .auth()
        .oauth2(TestTokens.person(UUID.randomUUID(), Role.RESIDENT))
        .get("/api/v1/properties")
        .then()
        .statusCode(403);
    given().get("/api/v1/properties").then().statusCode(401);
  }

  @Test
  void the_same_idempotency_key_makes_one_property() {
    String key = UUID.randomUUID().toString();
    String first = addWith(key);
    assertThat(addWith(key)).isEqualTo(first);
    landlord.asks().get("/api/v1/properties").then().body("items", hasSize(1));

    Map<String, Object> other = Landlord.property();
    other.put("name", "Another house");
    landlord
        .asks()
        .header("Idempotency-Key", key)
        .contentType(ContentType.JSON)
        .body(other)
        .post("/api/v1/properties")
        .then()
        .statusCode(422);
    landlord
        .asks()
        .header("Idempotency-Key", "short")
        .contentType(ContentType.JSON)
        .body(other)
        .post("/api/v1/properties")
        .then()
        .statusCode(422)
        .body("violations.field", contains("Idempotency-Key"));
  }

  @Test
  void a_changed_property_is_told_again_by_its_listings_and_a_removed_one_takes_them_along() {
    String id = landlord.creates("/api/v1/properties", Landlord.property());
    String listing = landlord.creates("/api/v1/properties/" + id + "/listings", Landlord.listing());
    Map<String, Object> moved = Landlord.property();
    moved.put("city", "Mysuru");
    landlord
        .asks()
        .contentType(ContentType.JSON)
        .body(moved)
        .put("/api/v1/properties/" + id)
        .then()
        .statusCode(200)
        .body("city", equalTo("Mysuru"));
    landlord.asks().get("/api/v1/listings/" + listing).then().body("version", equalTo(2));

    landlord.asks().delete("/api/v1/properties/" + id + "?cascade=true").then().statusCode(204);
    landlord.asks().get("/api/v1/properties/" + id).then().statusCode(404);
    landlord.asks().get("/api/v1/listings/" + listing).then().statusCode(404);
    assertThat(OutboxProbe.eventsAbout(UUID.fromString(listing)))
        .containsExactlyInAnyOrder(
            "property.listing",
            "property.listing_submitted",
            "property.listing",
            "property.listing");
  }

  @Test
  void broken_and_oversized_bodies_are_refused_politely() {
    landlord
        .asks()
        .contentType(ContentType.JSON)
        .body("{\"name\": ")
        .post("/api/v1/properties")
        .then()
        .statusCode(400)
        .contentType("application/problem+json");
    landlord
        .asks()
        .contentType("text/plain")
        .body("hello")
        .post("/api/v1/properties")
        .then()
        .statusCode(415);
    landlord
        .asks()
        .header("Content-Type", "nonsense")
        .body(new byte[] {1, 2, 3})
        .post("/api/v1/properties")
        .then()
        .statusCode(415);
    landlord.asks().contentType(ContentType.JSON).post("/api/v1/properties").then().statusCode(422);
    Map<String, Object> tooLong = Landlord.property();
    tooLong.put("name", "x".repeat(256));
    landlord
        .posts("/api/v1/properties", tooLong)
        .statusCode(422)
        .body("violations.field", hasItems("name"));
  }

  private String addWith(String key) {
    return landlord
        .asks()
        .header("Idempotency-Key", key)
        .contentType(ContentType.JSON)
        .body(Landlord.property())
        .post("/api/v1/properties")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  /** Counts the rows visible to the service's own role in a scope, whatever the query says. */
  private static long seenByServiceRole(String scope, UUID organization) throws SQLException {
    try (Connection connection = ScratchDatabase.superuser();
        Statement statement = connection.createStatement()) {
      statement.execute("set role " + connection.getCatalog());
      statement.execute("set app.scope = '" + scope + "'");
      statement.execute("set app.org_id = '" + organization + "'");
      try (ResultSet rows = statement.executeQuery("select count(*) from property")) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }
}
