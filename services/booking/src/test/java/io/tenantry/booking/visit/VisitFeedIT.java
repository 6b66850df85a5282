package io.tenantry.booking.visit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.tenantry.platform.identity.Role;
import io.tenantry.platform.testing.ScratchDatabase;
import io.tenantry.platform.testing.TestTokens;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ScratchDatabase.class)
class VisitFeedIT {
  @Inject Shows shows;

  @Test
  void a_calendar_has_what_its_person_comes_to_see() {
    Shown shown = shows.listing();
    UUID visitor = UUID.randomUUID();
    String feed = open(Shown.as(visitor));
    assertThat(read(feed).extract().asString())
        .contains("BEGIN:VCALENDAR")
        .doesNotContain("VEVENT");
    String visit = shown.visited(visitor, shown.slots().getFirst());
    String others = shown.visited(UUID.randomUUID(), shown.slots().getFirst());
    String calendar =
        read(feed)
            .header("Content-Type", "text/calendar;charset=UTF-8")
            .extract()
            .asString()
            .replace("\r\n ", "");
    assertThat(calendar)
        .contains("UID:" + visit, "SUMMARY:Visit: Sunny bed", "LOCATION:1 Lake Road")
        .doesNotContain(others);
    Shown.move(Shown.as(visitor), visit, "cancel").statusCode(200);
    assertThat(read(feed).extract().asString()).doesNotContain("VEVENT");
  }

  @Test
  void who_shows_sees_theirs_and_what_nobody_in_particular_shows_as_long_as_they_work_there() {
    Shown shown = shows.listing();
    UUID agent = UUID.randomUUID();
    shows.joins(agent, shown.organization());
    String common = shown.visited(UUID.randomUUID(), shown.slots().getFirst());
    shown.rules(", \"agentId\": \"" + agent + "\"").statusCode(200);
    String own = shown.visited(UUID.randomUUID(), shown.slots().getLast());
    String feed =
        open(given().auth().oauth2(TestTokens.member(agent, shown.organization(), Role.MANAGER)));
    String landlords = open(shown.asLandlord());
    assertThat(read(feed).extract().asString()).contains(common, own);
    assertThat(read(landlords).extract().asString()).contains(common).doesNotContain(own);
    shows.leaves(agent, shown.organization());
    read(feed, 404);
  }

  @Test
  void an_address_that_was_replaced_or_ended_or_never_was_opens_nothing() {
    UUID person = UUID.randomUUID();
    String first = open(Shown.as(person));
    String second = open(Shown.as(person));
    read(first, 404);
    read(second, 200);
    Shown.as(person).delete("/api/v1/visits/calendar-link").then().statusCode(204);
    read(second, 404);
    read("", 404);
    read("x".repeat(1000), 404);
    given().get("/api/v1/visits/calendar.ics").then().statusCode(404);
    given().post("/api/v1/visits/calendar-link").then().statusCode(401);
  }

  private static String open(RequestSpecification person) {
    String url =
        person.post("/api/v1/visits/calendar-link").then().statusCode(201).extract().path("url");
    return URI.create(url).getQuery().replace("token=", "");
  }

  private static ValidatableResponse read(String token) {
    return read(token, 200);
  }

  private static ValidatableResponse read(String token, int status) {
    return given()
        .queryParam("token", token)
        .get("/api/v1/visits/calendar.ics")
        .then()
        .statusCode(status);
  }
}
