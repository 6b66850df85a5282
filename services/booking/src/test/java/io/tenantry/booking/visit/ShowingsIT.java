package io.tenantry.booking.visit;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tenantry.platform.testing.ScratchDatabase;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The same visits by the names of UnitCycle F5.2. */
@QuarkusTest
@WithTestResource(ScratchDatabase.class)
class ShowingsIT {
  @Inject Shows shows;

  private final UUID prospect = UUID.randomUUID();
  private Shown shown;
  private String slot;

  @BeforeEach
  void aListingIsShown() {
    shown = shows.listing();
    shown.rules("").statusCode(200);
    slot = shown.slots().get(30);
  }

  @Test
  void a_showing_is_scheduled_confirmed_and_cancelled() {
    String id =
        schedule("virtual")
            .statusCode(201)
            .body("status", equalTo("scheduled"))
            .body("showingType", equalTo("virtual"))
            .body("durationMinutes", equalTo(60))
            .extract()
            .path("id");
    schedule("guided").statusCode(409);
    move(id, "confirm").statusCode(200).body("status", equalTo("confirmed"));
    shown
        .asLandlord()
        .post("/api/v1/showings/" + id + "/complete")
        .then()
        .statusCode(409)
        .body("type", endsWith("/not-begun"));
    move(id, "cancel").statusCode(200).body("status", equalTo("cancelled"));
    move(id, "confirm").statusCode(409);
    Shown.as(UUID.randomUUID()).post("/api/v1/showings/" + id + "/cancel").then().statusCode(404);
  }

  @Test
  void a_full_session_is_refused_in_the_words_that_clients_know() {
    shown.rules(", \"capacity\": 2").statusCode(200);
    shown.visited(UUID.randomUUID(), slot);
    shown.visited(UUID.randomUUID(), slot);
    schedule("guided").statusCode(400).body("detail", equalTo("Session is fully booked."));
  }

  @Test
  void a_retry_gets_the_first_answer() {
    String key = UUID.randomUUID().toString();
    String first = schedule("guided", key).statusCode(201).extract().path("id");
    schedule("guided", key)
        .statusCode(201)
        .header("Idempotency-Replayed", "true")
        .body("id", equalTo(first));
    schedule("virtual", key).statusCode(422);
  }

  @Test
  void others_cannot_be_sent_to_a_showing() {
    Shown.as(prospect)
        .contentType("application/json")
        .body(
            "{\"listing_id\": \"%s\", \"prospect_id\": \"%s\", \"scheduled_at\": \"%s\"}"
                .formatted(shown.listing(), UUID.randomUUID(), slot))
        .post("/api/v1/showings")
        .then()
        .statusCode(422)
        .body("violations[0].field", equalTo("prospectId"));
  }

  @Test
  void showings_are_listed_by_what_one_looks_for() {
    String id = schedule("self_guided").extract().path("id");
    LocalDate day = dayAtTheProperty(slot);
    list("listing=" + shown.listing()).body("items.id", hasItem(id));
    list("status=scheduled&showing_type=self_guided&from=%s&to=%s".formatted(day, day))
        .body("items", hasSize(1));
    list("status=confirmed").body("items", hasSize(0));
    list("showing_type=guided").body("items", hasSize(0));
    list("from=" + day.plusDays(1)).body("items", hasSize(0));
    shown.asLandlord().get("/api/v1/showings?status=asleep").then().statusCode(400);
    shown.asLandlord().get("/api/v1/showings?from=+99999-01-01").then().statusCode(400);
  }

  @Test
  void the_calendar_shows_days_and_the_slots_are_those_of_the_property() {
    schedule("guided").statusCode(201);
    LocalDate day = dayAtTheProperty(slot);
    shown
        .asLandlord()
        .get("/api/v1/showings/calendar?from=%s&to=%s".formatted(day, day))
        .then()
        .statusCode(200)
        .body("days", hasSize(1))
        .body("days[0].showings[0].scheduledAt", equalTo(slot));
    String property = Shown.as(prospect).get("/api/v1/visits").path("items[0].propertyId");
    Shown.as(prospect)
        .get("/api/v1/showings/slots?property=" + property)
        .then()
        .statusCode(200)
        .body("items[0].listingId", equalTo(shown.listing().toString()));
    Shown.as(prospect).get("/api/v1/showings/slots").then().statusCode(400);
    given().get("/api/v1/showings/slots?property=" + property).then().statusCode(401);
  }

  private static LocalDate dayAtTheProperty(String slot) {
    return LocalDate.ofInstant(Instant.parse(slot), ZoneId.of("Asia/Kolkata"));
  }

  /** At 00:00 in Kolkata it is still the day before on the platform. */
  @Test
  void a_visit_at_night_is_listed_on_the_day_it_is_at_the_property() {
    shown.rules("").statusCode(200);
    String night =
        shown.slots().stream()
            .filter(start -> start.endsWith("T18:30:00Z"))
            .findFirst()
            .orElseThrow();
    String id = shown.visited(UUID.randomUUID(), night);
    LocalDate day = LocalDate.parse(night.substring(0, 10)).plusDays(1);
    list("from=%s&to=%s".formatted(day, day)).body("items.id", hasItem(id));
    list("to=" + day.minusDays(1)).body("items", hasSize(0));
    calendar(day).body("days.date", contains(day.toString()));
    calendar(day.minusDays(1)).body("days", hasSize(0));
  }

  private ValidatableResponse calendar(LocalDate day) {
    return shown
        .asLandlord()
        .get("/api/v1/showings/calendar?from=%s&to=%s".formatted(day, day))
        .then()
        .statusCode(200);
  }

  private ValidatableResponse list(String query) {
    return shown.asLandlord().get("/api/v1/showings?" + query).then().statusCode(200);
  }

  private ValidatableResponse schedule(String type) {
    return schedule(type, UUID.randomUUID().toString());
  }

  private ValidatableResponse schedule(String type, String key) {
    return Shown.as(prospect)
        .header("Idempotency-Key", key)
        .contentType("application/json")
        .body(
            "{\"listing_id\": \"%s\", \"prospect_id\": \"%s\", \"showing_type\": \"%s\", \"scheduled_at\": \"%s\"}"
                .formatted(shown.listing(), prospect, type, slot))
        .post("/api/v1/showings")
        .then();
  }

  private ValidatableResponse move(String id, String move) {
    return Shown.as(prospect).post("/api/v1/showings/" + id + "/" + move).then();
  }
}
