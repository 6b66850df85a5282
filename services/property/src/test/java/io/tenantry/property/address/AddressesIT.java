package io.tenantry.property.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.tenantry.contracts.property.Listing;
import io.tenantry.platform.testing.LocalFiles;
import io.tenantry.platform.testing.OutboxProbe;
import io.tenantry.platform.testing.ScratchDatabase;
import io.tenantry.property.Landlord;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Addresses of countries that write them differently, and what else is said of a place. */
@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(LocalFiles.class)
class AddressesIT {
  private final Landlord landlord = new Landlord();

  @BeforeEach
  void keepOutbox() {
    OutboxProbe.keepRows();
  }

  @Test
  void an_address_needs_what_addresses_of_its_country_have() {
    landlord
        .posts("/api/v1/properties", in("IN", null, " "))
        .statusCode(422)
        .body("violations.field", containsInAnyOrder("state", "postalCode"));
    landlord
        .posts("/api/v1/properties", in("DE", null, null))
        .statusCode(422)
        .body("violations.field", contains("postalCode"));
    landlord.posts("/api/v1/properties", in("DE", null, "10115")).statusCode(201);
    landlord
        .posts("/api/v1/properties", in("HK", null, null))
        .statusCode(201)
        .body("state", nullValue())
        .body("postalCode", nullValue());
    landlord
        .posts("/api/v1/properties", in("AE", "Dubai", "00000"))
        .statusCode(201)
        .body("state", equalTo("Dubai"))
        .body("postalCode", nullValue());
    landlord
        .posts("/api/v1/properties", in("IE", null, "D02 X285"))
        .statusCode(201)
        .body("postalCode", equalTo("D02 X285"));
    landlord
        .posts("/api/v1/properties", in("XX", "x", "1"))
        .statusCode(422)
        .body("violations.field", contains("country"));
  }

  @Test
  void a_listing_in_a_country_without_postal_codes_is_told_without_one() {
    String id = landlord.creates("/api/v1/properties", in("QA", null, null));
    String listing = landlord.creates("/api/v1/properties/" + id + "/listings", Landlord.listing());
    assertThat(OutboxProbe.told(Listing.class))
        .filteredOn(told -> told.getListingId().equals(UUID.fromString(listing)))
        .singleElement()
        .satisfies(told -> assertThat(told.getPostalCode()).isEmpty())
        .satisfies(told -> assertThat(told.getState()).isEmpty());
  }

  @Test
  void house_rules_and_places_that_cannot_be_kept_are_refused() {
    for (String rule : List.of("1e400", "1e15", "[null]", "null", "{}")) {
      Map<String, Object> property = Landlord.property();
      property.remove("rules");
      String body = new JsonObject(property).encode();
      landlord
          .asks()
          .contentType(ContentType.JSON)
          .body(body.substring(0, body.length() - 1) + ",\"rules\":{\"quiet\":" + rule + "}}")
          .post("/api/v1/properties")
          .then()
          .statusCode(422);
    }
    Map<String, Object> nowhere = Landlord.property();
    nowhere.put("latitude", "NaN");
    landlord.posts("/api/v1/properties", nowhere).statusCode(422);
  }

  private static Map<String, Object> in(String country, String state, String postalCode) {
    Map<String, Object> property = Landlord.property();
    property.put("country", country);
    property.put("state", state);
    property.put("postalCode", postalCode);
    return property;
  }
}
