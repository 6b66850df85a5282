package io.tenantry.search.saved;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.tenantry.contracts.search.ListingMatched;
import io.tenantry.platform.identity.Role;
import io.tenantry.platform.testing.OutboxProbe;
import io.tenantry.platform.testing.ScratchDatabase;
import io.tenantry.platform.testing.TestTokens;
import io.tenantry.search.TestIndex;
import io.tenantry.search.TestListings;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(TestIndex.class)
class SavedSearchIT {
  private static final String SAVED = "/api/v1/search/saved";

  @Inject Alerts alerts;
  @Inject TestIndex.Writer index;
  @Inject Clock clock;

  private final UUID person = UUID.randomUUID();
  private final List<UUID> added = new ArrayList<>();

  @BeforeEach
  void keepWhatIsTold() {
    OutboxProbe.keepRows();
  }

  @AfterEach
  void removeWhatWasAdded() {
    added.forEach(index::remove);
  }

  @Test
  void a_search_is_saved_read_changed_and_forgotten_by_its_owner_only() {
    String id =
        save("Beds in Pune", Map.of("q", "bed", "city", "Pune", "cursor", "x", "limit", "5"));
    as(person)
        .get(SAVED + "/" + id)
        .then()
        .statusCode(200)
        .body("query", equalTo(Map.of("q", "bed", "city", "Pune")))
        .body("alerts", equalTo(true));
    as(person).get(SAVED).then().body("items", hasSize(1));
    as(person)
        .body(Map.of("name", "Rooms", "query", Map.of("q", "room"), "alerts", false))
        .put(SAVED + "/" + id)
        .then()
        .statusCode(200)
        .body("name", equalTo("Rooms"))
        .body("alerts", equalTo(false));

    UUID other = UUID.randomUUID();
    as(other).get(SAVED + "/" + id).then().statusCode(404);
    as(other).delete(SAVED + "/" + id).then().statusCode(404);
    as(other).get(SAVED).then().body("items", hasSize(0));
    given().get(SAVED).then().statusCode(401);

    as(person).delete(SAVED + "/" + id).then().statusCode(204);
    as(person).get(SAVED + "/" + id).then().statusCode(404);
  }

  @Test
  void what_could_not_be_asked_is_not_saved() {
    as(person)
        .body(Map.of("name", "Bad", "query", Map.of("maxRent", "x", "lat", "1")))
        .post(SAVED)
        .then()
        .statusCode(422)
        .body("violations", hasSize(2));
    as(person)
        .body(Map.of("name", "Bad", "query", Map.of("colour", "red")))
        .post(SAVED)
        .then()
        .statusCode(422);
    as(person).body(Map.of("query", Map.of())).post(SAVED).then().statusCode(422);
  }

  @Test
  void nobody_saves_without_end() {
    IntStream.range(0, 50).forEach(i -> save("Search " + i, Map.of()));
    as(person)
        .body(Map.of("name", "One more", "query", Map.of()))
        .post(SAVED)
        .then()
        .statusCode(409);
  }

  @Test
  void what_is_new_and_fits_is_told_once_for_each_search() {
    String beds = save("Beds in Pune", Map.of("q", "bed under 10k", "city", "Pune"));
    String misspelt = save("Fresh", Map.of("q", "frehs"));
    save("Elsewhere", Map.of("city", "Mumbai"));
    UUID listing = appear("Fresh bed");

    look();
    assertThat(told()).containsExactlyInAnyOrder(beds + listing, misspelt + listing);
    assertThat(alertsOfPerson()).extracting(ListingMatched::getTitle).containsOnly("Fresh bed");

    appear("Fresh bed", listing);
    look();
    assertThat(told()).hasSize(2);
  }

  @Test
  void what_was_there_before_and_what_is_wanted_no_more_is_not_told() {
    appear("Early bed");
    String id = save("Beds in Pune", Map.of("city", "Pune"));
    look();
    assertThat(told()).isEmpty();

    as(person)
        .body(Map.of("name", "Beds", "query", Map.of("city", "Pune"), "alerts", false))
        .put(SAVED + "/" + id)
        .then()
        .statusCode(200);
    appear("Unwanted bed");
    look();
    assertThat(told()).isEmpty();
  }

  @Test
  void a_search_that_cannot_be_asked_holds_up_no_other_and_is_tried_less_and_less_often()
      throws SQLException {
    String first = save("Broken", Map.of("city", "Pune"));
    execute("update saved_search set query = '{\"colour\": \"red\"}' where id = '" + first + "'");
    String poisonous = save("Far away", Map.of("city", "Pune"));
    execute(
        "update saved_search set query = '{\"availableFrom\": \"+999999999-12-31\"}' where id = '"
            + poisonous
            + "'");
    String good = save("Beds in Pune", Map.of("city", "Pune"));
    UUID listing = appear("Late bed");

    assertThat(look()).containsEntry("failed", 2);
    assertThat(told()).containsExactly(good + listing);
    assertThat(look()).containsEntry("failed", 0);
    execute("update saved_search set retry_at = now() - interval '1 minute' where failures > 0");
    assertThat(look()).containsEntry("failed", 2);
    assertThat(
            number(
                "select count(*) from saved_search where failures = 2"
                    + " and retry_at > now() + interval '90 seconds'"))
        .isEqualTo(2);

    as(person)
        .body(Map.of("name", "Mended", "query", Map.of("city", "Pune")))
        .put(SAVED + "/" + poisonous)
        .then()
        .statusCode(200);
    UUID later = appear("Later bed");
    assertThat(look()).containsEntry("failed", 0);
    assertThat(told()).contains(good + later, poisonous + later);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+999999999-12-31",
        "-999999999-01-01",
        "+99999-01-01",
        "10000-01-01",
        "0001-01-01"
      })
  void a_day_that_no_calendar_has_is_not_saved(String day) {
    as(person)
        .body(Map.of("name", "Far away", "query", Map.of("availableFrom", day)))
        .post(SAVED)
        .then()
        .statusCode(422)
        .body("violations[0].field", containsString("availableFrom"));
  }

  @Test
  void more_news_than_are_told_at_once_are_told_the_next_times() {
    String id = save("All of Pune", Map.of("city", "Pune"));
    IntStream.range(0, 120).forEach(i -> appear("Bed " + i));
    look();
    look();
    look();
    assertThat(told()).hasSize(120).allMatch(alert -> alert.startsWith(id)).doesNotHaveDuplicates();
  }

  private UUID appear(String title) {
    return appear(title, null);
  }

  private UUID appear(String title, UUID id) {
    Map<String, Object> listing = new HashMap<>(TestListings.another(title));
    if (id != null) {
      listing.put("id", id.toString());
    }
    listing.put("newsAt", clock.instant().toString());
    UUID put = index.put(listing);
    if (!added.contains(put)) {
      added.add(put);
    }
    return put;
  }

  private Map<String, Integer> look() {
    return alerts.run(LocalDate.EPOCH).await().indefinitely();
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = ScratchDatabase.superuser();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static long number(String sql) throws SQLException {
    try (Connection connection = ScratchDatabase.superuser();
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(sql)) {
      answer.next();
      return answer.getLong(1);
    }
  }

  private List<String> told() {
    return alertsOfPerson().stream()
        .map(alert -> alert.getSavedSearchId() + "" + alert.getListingId())
        .toList();
  }

  private List<ListingMatched> alertsOfPerson() {
    return OutboxProbe.told(ListingMatched.class).stream()
        .filter(alert -> alert.getPersonId().equals(person))
        .toList();
  }

  private String save(String name, Map<String, String> query) {
    return as(person)
        .body(Map.of("name", name, "query", query))
        .post(SAVED)
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static RequestSpecification as(UUID who) {
    return given()
        .auth()
        .oauth2(TestTokens.person(who, Role.RESIDENT))
        .contentType("application/json");
  }
}
