package io.tenantry.booking.visit;

import static io.restassured.RestAssured.given;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.tenantry.platform.identity.Role;
import io.tenantry.platform.testing.TestTokens;
import java.util.List;
import java.util.UUID;

/** A listing that is shown, over HTTP. */
record Shown(UUID listing, UUID organization, UUID landlord) {
  private static final String EVERY_DAY =
      """
      [{"day": "monday", "hours": %1$s}, {"day": "tuesday", "hours": %1$s}, {"day": "wednesday", "hours": %1$s},
       {"day": "thursday", "hours": %1$s}, {"day": "friday", "hours": %1$s}, {"day": "saturday", "hours": %1$s},
       {"day": "sunday", "hours": %1$s}]
      """
          .formatted("[{\"opens\": \"00:00\", \"closes\": \"23:30\"}]");

  /** Sets rules: every day, whole hours unless {@code more} says otherwise. */
  ValidatableResponse rules(String more) {
    String most = more.contains("maxPerDay") ? "" : ", \"maxPerDay\": 30";
    return schedule("{\"weeklyHours\": %s%s%s}".formatted(EVERY_DAY, most, more));
  }

  ValidatableResponse schedule(String rules) {
    return asLandlord()
        .contentType("application/json")
        .body(rules)
        .put("/api/v1/listings/" + listing + "/visit-schedule")
        .then();
  }

  List<String> slots() {
    return given().get("/api/v1/listings/" + listing + "/visit-slots").path("items.startsAt");
  }

  ValidatableResponse visit(UUID visitor, String slot) {
    return as(visitor)
        .contentType("application/json")
        .body("{\"listingId\": \"%s\", \"startsAt\": \"%s\"}".formatted(listing, slot))
        .post("/api/v1/visits")
        .then();
  }

  /** The id of a visit that could be arranged. */
  String visited(UUID visitor, String slot) {
    return visit(visitor, slot).statusCode(201).extract().path("id");
  }

  static ValidatableResponse reschedule(UUID visitor, String visit, String slot) {
    return as(visitor)
        .contentType("application/json")
        .body("{\"startsAt\": \"%s\"}".formatted(slot))
        .post("/api/v1/visits/" + visit + "/reschedule")
        .then();
  }

  static ValidatableResponse move(RequestSpecification who, String visit, String move) {
    return who.post("/api/v1/visits/" + visit + "/" + move).then();
  }

  RequestSpecification asLandlord() {
    return given().auth().oauth2(TestTokens.member(landlord, organization, Role.OWNER));
  }

  static RequestSpecification as(UUID person) {
    return given().auth().oauth2(TestTokens.person(person, Role.RESIDENT));
  }
}
