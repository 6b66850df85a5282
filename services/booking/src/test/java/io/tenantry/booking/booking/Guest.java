package io.tenantry.booking.booking;

import static io.restassured.RestAssured.given;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.tenantry.platform.identity.Role;
import io.tenantry.platform.testing.TestTokens;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

/** Somebody who books, over HTTP. */
record Guest(UUID id) {
  Guest() {
    this(UUID.randomUUID());
  }

  ValidatableResponse hold(UUID listing) {
    return hold(listing, UUID.randomUUID().toString(), 1);
  }

  ValidatableResponse hold(UUID listing, String key, int quantity) {
    return send(
        key,
        "{\"listingId\": \"%s\", \"quantity\": %d, \"moveInDate\": \"%s\"}"
            .formatted(listing, quantity, LocalDate.now(ZoneOffset.UTC).plusDays(7)));
  }

  ValidatableResponse hold(UUID listing, LocalDate moveIn) {
    return send(
        UUID.randomUUID().toString(),
        "{\"listingId\": \"%s\", \"moveInDate\": \"%s\"}".formatted(listing, moveIn));
  }

  ValidatableResponse send(String key, String body) {
    RequestSpecification request = http().contentType("application/json").body(body);
    return (key == null ? request : request.header("Idempotency-Key", key))
        .post("/api/v1/bookings")
        .then();
  }

  ValidatableResponse look(String booking) {
    return http().get("/api/v1/bookings/" + booking).then();
  }

  ValidatableResponse cancel(String booking) {
    return http().post("/api/v1/bookings/" + booking + "/cancel").then();
  }

  static ValidatableResponse left(UUID listing) {
    return given().get("/api/v1/listings/" + listing + "/availability").then();
  }

  private RequestSpecification http() {
    return given().auth().oauth2(TestTokens.person(id, Role.RESIDENT));
  }
}
