package io.tenantry.booking.visit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.platform.identity.Role;
import io.tenantry.platform.testing.ScratchDatabase;
import io.tenantry.platform.testing.TestTokens;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(ScratchDatabase.class)
class VisitRulesIT {
  @Inject Shows shows;

  @Test
  void without_rules_the_usual_hours_hold_by_the_clocks_of_the_country() {
    Shown shown = shows.listing();
    shown
        .asLandlord()
        .get("/api/v1/listings/" + shown.listing() + "/visit-schedule")
        .then()
        .statusCode(200)
        .body("timeZone", equalTo("Asia/Kolkata"))
        .body("durationMinutes", equalTo(30))
        .body("weeklyHours", hasSize(6));
  }

  @Test
  void rules_make_the_slots() {
    Shown shown = shows.listing();
    LocalDate day = LocalDate.now(ZoneId.of("Asia/Kolkata")).plusDays(3);
    shown
        .schedule(
            """
            {"time_zone": "America/New_York", "weeklyHours": [],
             "exceptions": [{"date": "%s", "hours": [{"opens": "09:00", "closes": "11:00"}, {"opens": "15:00", "closes": "16:00"}]}],
             "durationMinutes": 45, "bufferMinutes": 15, "capacity": 6}
            """
                .formatted(day))
        .statusCode(200)
        .body("timeZone", equalTo("America/New_York"))
        .body("maxPerDay", equalTo(8));
    Instant first = day.atTime(9, 0).atZone(ZoneId.of("America/New_York")).toInstant();
    assertThat(shown.slots())
        .containsExactly(
            first.toString(),
            first.plusSeconds(3600).toString(),
            first.plusSeconds(6 * 3600).toString());
    given()
        .get("/api/v1/listings/" + shown.listing() + "/visit-slots")
        .then()
        .body("items[0].seatsLeft", equalTo(6));
  }

  @Test
  void rules_that_cannot_be_are_refused_with_the_field() {
    Shown shown = shows.listing();
    String hours =
        "{\"weeklyHours\": [{\"day\": \"monday\", \"hours\": [{\"opens\": \"12:00\", \"closes\":"
            + " \"10:00\"}]}]}";
    shown.schedule(hours).statusCode(422).body("violations[0].field", equalTo("weeklyHours"));
    shown
        .rules(", \"timeZone\": \"Asia/Nowhere\"")
        .statusCode(422)
        .body("violations[0].field", equalTo("timeZone"));
    shown.rules(", \"capacity\": 0").statusCode(422);
    shown
        .rules(", \"agentId\": \"" + UUID.randomUUID() + "\"")
        .statusCode(422)
        .body("violations[0].field", equalTo("agentId"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"24:00", "00:00"})
  void the_end_of_the_day_can_be_said_and_the_slot_before_it_is_taken(String midnight) {
    Shown shown = shows.listing();
    LocalDate day = LocalDate.now(ZoneId.of("Asia/Kolkata")).plusDays(3);
    shown
        .schedule(
            """
            {"weeklyHours": [], "durationMinutes": 60,
             "exceptions": [{"date": "%s", "hours": [{"opens": "22:00", "closes": "%s"}]}]}
            """
                .formatted(day, midnight))
        .statusCode(200)
        .body("exceptions[0].hours[0].opens", equalTo("22:00"))
        .body("exceptions[0].hours[0].closes", equalTo("24:00"));
    String last = day.atTime(23, 0).atZone(ZoneId.of("Asia/Kolkata")).toInstant().toString();
    assertThat(shown.slots()).hasSize(2).endsWith(last);
    shown.visited(UUID.randomUUID(), last);
    assertThat(shown.slots()).hasSize(1);
  }

  @Test
  void what_is_null_or_no_time_is_refused_and_no_fault_of_ours() {
    Shown shown = shows.listing();
    for (String rules :
        List.of(
            "{\"weeklyHours\": [null]}",
            "{\"weeklyHours\": [{\"day\": \"monday\", \"hours\": [null]}]}",
            "{\"weeklyHours\": [{\"day\": null, \"hours\": []}]}",
            "{\"weeklyHours\": [], \"exceptions\": [null]}",
            "{\"weeklyHours\": [], \"exceptions\": [{\"date\": null, \"hours\": []}]}",
            "{\"weeklyHours\": [{\"day\": \"monday\", \"hours\": [{\"opens\": null, \"closes\":"
                + " \"10:00\"}]}]}",
            "{\"weeklyHours\": [{\"day\": \"monday\", \"hours\": [{\"opens\": \"24:01\","
                + " \"closes\": \"25:00\"}]}]}",
            "{\"weeklyHours\": [], \"durationMinutes\": 99999999999}",
            "{\"weeklyHours\": [], \"capacity\": 1e9}",
            "[null]",
            "null")) {
      assertThat(shown.schedule(rules).extract().statusCode()).as(rules).isIn(400, 422);
    }
  }

  @Test
  void rules_are_set_by_who_runs_the_place_only() {
    Shown shown = shows.listing();
    String path = "/api/v1/listings/" + shown.listing() + "/visit-schedule";
    new Shown(shown.listing(), UUID.randomUUID(), UUID.randomUUID()).rules("").statusCode(404);
    given()
        .auth()
        .oauth2(TestTokens.member(UUID.randomUUID(), UUID.randomUUID(), Role.OWNER))
        .get(path)
        .then()
        .statusCode(404);
    given()
        .auth()
        .oauth2(TestTokens.member(shown.landlord(), shown.organization(), Role.VIEWER))
        .contentType("application/json")
        .body("{\"weeklyHours\": []}")
        .put(path)
        .then()
        .statusCode(403);
    Shown.as(UUID.randomUUID()).get(path).then().statusCode(403);
  }

  @Test
  void no_more_sessions_take_place_in_a_day_than_the_rules_allow() {
    Shown shown = shows.listing();
    shown.rules("").statusCode(200);
    List<String> tomorrow = slotsOfTomorrow(shown);
    shown.schedule(
        """
        {"weeklyHours": [{"day": "%s", "hours": [{"opens": "00:00", "closes": "23:30"}]}], "maxPerDay": 2}
        """
            .formatted(
                LocalDate.now(ZoneId.of("Asia/Kolkata"))
                    .plusDays(1)
                    .getDayOfWeek()
                    .name()
                    .toLowerCase(Locale.ROOT)));
    String visit = shown.visited(UUID.randomUUID(), tomorrow.get(0));
    shown.visited(UUID.randomUUID(), tomorrow.get(1));
    assertThat(slotsOfTomorrow(shown)).isEmpty();
    shown
        .visit(UUID.randomUUID(), tomorrow.get(2))
        .statusCode(409)
        .body("type", endsWith("/slot-taken"));
    Shown.move(shown.asLandlord(), visit, "cancel").statusCode(200);
    shown.visited(UUID.randomUUID(), tomorrow.get(2));
  }

  @Test
  void who_leaves_the_organization_shows_nothing_any_more() {
    Shown shown = shows.listing();
    UUID agent = UUID.randomUUID();
    shows.joins(agent, shown.organization());
    shown.rules(", \"agentId\": \"" + agent + "\"").statusCode(200);
    UUID visitor = UUID.randomUUID();
    String visit = shown.visited(visitor, shown.slots().getFirst());
    String path = "/api/v1/visits/" + visit;
    Shown.as(visitor).get(path).then().body("agentId", equalTo(agent.toString()));
    shows.leaves(agent, shown.organization());
    Shown.as(visitor).get(path).then().body("agentId", equalTo(null));
    shown.rules(", \"agentId\": \"" + agent + "\"").statusCode(422);
  }

  @Test
  void a_larger_session_has_more_places_at_once() {
    Shown shown = shows.listing();
    shown.rules("").statusCode(200);
    String slot = shown.slots().getFirst();
    shown.visited(UUID.randomUUID(), slot);
    shown.visit(UUID.randomUUID(), slot).statusCode(409);
    shown.rules(", \"capacity\": 2").statusCode(200);
    shown.visited(UUID.randomUUID(), slot);
    shown.visit(UUID.randomUUID(), slot).statusCode(400);
  }

  private static List<String> slotsOfTomorrow(Shown shown) {
    LocalDate tomorrow = LocalDate.now(ZoneId.of("Asia/Kolkata")).plusDays(1);
    return given()
        .get(
            "/api/v1/listings/%s/visit-slots?from=%s&to=%s"
                .formatted(shown.listing(), tomorrow, tomorrow))
        .path("items.startsAt");
  }
}
