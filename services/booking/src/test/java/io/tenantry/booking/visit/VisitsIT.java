package io.tenantry.booking.visit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.tenantry.booking.availability.Offering;
import io.tenantry.platform.identity.Role;
import io.tenantry.platform.testing.OutboxProbe;
import io.tenantry.platform.testing.ScratchDatabase;
import io.tenantry.platform.testing.TestTokens;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ScratchDatabase.class)
class VisitsIT {
  @Inject Offering offering;

  private final UUID organization = UUID.randomUUID();
  private final UUID visitor = UUID.randomUUID();

  @BeforeEach
  void keepOutbox() {
    OutboxProbe.keepRows();
  }

  @Test
  void a_slot_is_given_to_one_person_and_free_again_when_called_off() {
    UUID listing = offering.of(organization, 1);
    String slot = slots(listing).getFirst();
    String id =
        schedule(visitor, listing, slot)
            .statusCode(201)
            .body("status", equalTo("scheduled"))
            .extract()
            .path("id");
    assertThat(slots(listing)).doesNotContain(slot);
    schedule(UUID.randomUUID(), listing, slot)
        .statusCode(409)
        .body("type", endsWith("/slot-taken"));
    as(visitor)
        .post("/api/v1/visits/" + id + "/cancel")
        .then()
        .statusCode(200)
        .body("status", equalTo("cancelled"));
    assertThat(slots(listing)).contains(slot);
    assertThat(OutboxProbe.eventsAbout(UUID.fromString(id)))
        .containsExactly("booking.visit_scheduled", "booking.visit_cancelled");
  }

  @Test
  void a_visit_is_only_for_those_it_concerns() {
    UUID listing = offering.of(organization, 1);
    String id = schedule(visitor, listing, slots(listing).getLast()).extract().path("id");
    as(UUID.randomUUID()).get("/api/v1/visits/" + id).then().statusCode(404);
    as(UUID.randomUUID()).post("/api/v1/visits/" + id + "/cancel").then().statusCode(404);
    as(visitor).get("/api/v1/visits/" + id).then().body("status", equalTo("scheduled"));
  }

  @Test
  void times_that_are_no_slots_are_refused() {
    UUID listing = offering.of(organization, 1);
    schedule(visitor, listing, "2020-01-01T10:00:00Z")
        .statusCode(422)
        .body("violations[0].field", equalTo("startsAt"));
    given()
        .get("/api/v1/listings/" + listing + "/visit-slots?from=soon")
        .then()
        .statusCode(400)
        .contentType("application/problem+json");
    given().get("/api/v1/listings/" + UUID.randomUUID() + "/visit-slots").then().statusCode(404);
  }

  private static List<String> slots(UUID listing) {
    return given().get("/api/v1/listings/" + listing + "/visit-slots").path("items.startsAt");
  }

  private static ValidatableResponse schedule(UUID visitor, UUID listing, String slot) {
    return as(visitor)
        .contentType("application/json")
        .body("{\"listingId\": \"%s\", \"startsAt\": \"%s\"}".formatted(listing, slot))
        .post("/api/v1/visits")
        .then();
  }

  private static RequestSpecification as(UUID person) {
    return given().auth().oauth2(TestTokens.person(person, Role.RESIDENT));
  }
}
