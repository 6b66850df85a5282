package io.tenantry.booking.booking;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.booking.availability.Offering;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.identity.Role;
import io.tenantry.platform.testing.OutboxProbe;
import io.tenantry.platform.testing.ScratchDatabase;
import io.tenantry.platform.testing.TestTokens;
import io.tenantry.platform.time.PlatformClock;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hamcrest.FeatureMatcher;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ScratchDatabase.class)
class BookingsIT {
  @Inject Offering offering;
  @Inject Database database;
  @Inject PlatformClock clock;

  private final UUID organization = UUID.randomUUID();
  private final Guest guest = new Guest();

  @BeforeEach
  void keepOutbox() {
    OutboxProbe.keepRows();
  }

  @Test
  void a_hold_takes_units_and_says_what_is_due_until_when() {
    UUID listing = offering.of(organization, 2);
    String id =
        guest
            .hold(listing)
            .statusCode(201)
            .body("status", equalTo("PENDING"))
            .body("amountDue.amount", equalTo("25000.00"))
            .body("amountDue.currency", equalTo("INR"))
            .body("payable.type", equalTo("booking"))
            .body("payable.id", notNullValue())
            .body("expiresAt", notNullValue())
            .extract()
            .path("id");
    Guest.left(listing).body("available", equalTo(1));
    guest.look(id).body("status", equalTo("PENDING")).body("listingTitle", equalTo("Sunny bed"));
    assertThat(OutboxProbe.eventsAbout(UUID.fromString(id))).containsExactly("booking.held");
  }

  @Test
  void the_same_key_gives_the_same_answer_also_when_nothing_is_left() {
    UUID listing = offering.of(organization, 1);
    String key = UUID.randomUUID().toString();
    Map<String, Object> first = guest.hold(listing, key, 1).statusCode(201).extract().path("$");
    Map<String, Object> second = guest.hold(listing, key, 1).statusCode(201).extract().path("$");
    assertThat(second).isEqualTo(first);
    guest.hold(listing, key, 2).statusCode(422).body("type", endsWith("/idempotency-key-reused"));
    Guest.left(listing).body("available", equalTo(0));
  }

  @Test
  void who_comes_too_late_is_told_so() {
    UUID listing = offering.of(organization, 1);
    guest.hold(listing).statusCode(201);
    new Guest().hold(listing).statusCode(409).body("type", endsWith("/sold-out"));
    guest.hold(UUID.randomUUID()).statusCode(404);
  }

  @Test
  void nobody_holds_more_than_five_units_at_a_time_wherever_they_are() {
    UUID listing = offering.of(organization, 200);
    UUID other = offering.of(organization, 10);
    guest.hold(listing, UUID.randomUUID().toString(), 200).statusCode(422);
    guest.hold(listing, UUID.randomUUID().toString(), 3).statusCode(201);
    guest
        .hold(listing, UUID.randomUUID().toString(), 3)
        .statusCode(409)
        .body("type", endsWith("/too-many-holds"));
    guest.hold(other, UUID.randomUUID().toString(), 2).statusCode(201);
    guest.hold(other).statusCode(409).body("type", endsWith("/too-many-holds"));
    Guest.left(listing).body("available", equalTo(197));
  }

  @Test
  void who_cancels_without_paying_waits_longer_each_time_and_only_for_that_listing() {
    UUID listing = offering.of(organization, 1);
    guest.cancel(guest.hold(listing).statusCode(201).extract().path("id")).statusCode(200);
    guest
        .hold(listing)
        .statusCode(429)
        .header("Retry-After", within(1, 120))
        .body("type", endsWith("/held-before"))
        .body("detail", endsWith("You can hold it again in 2 minutes."));
    guest.hold(offering.of(organization, 1)).statusCode(201);
    new Guest().hold(offering.of(organization, 1)).statusCode(201);
    clock.shiftBy(Duration.ofMinutes(2).plusSeconds(1));
    guest.cancel(guest.hold(listing).statusCode(201).extract().path("id")).statusCode(200);
    guest.hold(listing).statusCode(429).header("Retry-After", within(180, 240));
    clock.shiftBy(Duration.ofMinutes(9));
    guest.hold(listing).statusCode(201);
  }

  /** In the evening in Honolulu it is tomorrow on the platform, at noon in Kiritimati as well. */
  @Test
  void today_is_the_day_at_the_property() {
    moveTo("2027-03-01T10:30:00Z");
    UUID kiritimati = offering.in(organization, "KI", -157.4);
    guest.hold(kiritimati, LocalDate.parse("2027-03-01")).statusCode(422);
    guest.hold(kiritimati, LocalDate.parse("2027-03-02")).statusCode(201);
    UUID india = offering.of(organization, 3);
    moveTo("2027-03-01T19:00:00Z");
    guest.hold(india, LocalDate.parse("2027-03-01")).statusCode(422);
    moveTo("2027-03-02T04:00:00Z");
    UUID honolulu = offering.in(organization, "US", -157.8);
    guest.hold(honolulu, LocalDate.parse("2027-02-28")).statusCode(422);
    guest.hold(honolulu, LocalDate.parse("2027-03-01")).statusCode(201);
  }

  private void moveTo(String now) {
    clock.shiftBy(Duration.between(Clock.systemUTC().instant(), Instant.parse(now)));
  }

  @Test
  void what_the_landlord_ended_is_held_against_nobody() {
    UUID listing = offering.of(organization, 1);
    String id = guest.hold(listing).extract().path("id");
    String landlord = TestTokens.member(UUID.randomUUID(), organization, Role.OWNER);
    given().auth().oauth2(landlord).post("/api/v1/bookings/" + id + "/cancel");
    guest.hold(listing).statusCode(201);
  }

  private static Matcher<String> within(int least, int most) {
    return new FeatureMatcher<>(
        both(greaterThanOrEqualTo(least)).and(lessThanOrEqualTo(most)), "seconds", "seconds") {
      @Override
      protected Integer featureValueOf(String header) {
        return Integer.valueOf(header);
      }
    };
  }

  @AfterEach
  void backToNow() {
    clock.shiftBy(Duration.ZERO);
  }

  @Test
  void a_wish_that_cannot_be_is_refused_by_field_and_changes_nothing() {
    UUID listing = offering.of(organization, 2);
    LocalDate yesterday = LocalDate.ofEpochDay(0);
    guest
        .send(
            UUID.randomUUID().toString(),
            "{\"listingId\": \"%s\", \"quantity\": 0, \"leaseMonths\": 61}".formatted(listing))
        .statusCode(422)
        .body("violations.field", containsInAnyOrder("quantity", "leaseMonths", "moveInDate"));
    guest
        .send(
            UUID.randomUUID().toString(),
            "{\"listingId\": \"%s\", \"moveInDate\": \"%s\"}".formatted(listing, yesterday))
        .statusCode(422)
        .body("violations[0].field", equalTo("moveInDate"));
    guest
        .send(
            UUID.randomUUID().toString(),
            "{\"listingId\": \"%s\", \"moveInDate\": \"2199-01-01\"}".formatted(listing))
        .statusCode(422)
        .body("violations[0].field", equalTo("moveInDate"));
    guest.send(null, "{}").statusCode(422).body("violations[0].field", equalTo("Idempotency-Key"));
    Guest.left(listing).body("available", equalTo(2));
  }

  @Test
  void only_the_resident_and_the_organization_see_a_booking() {
    String id = guest.hold(offering.of(organization, 1)).extract().path("id");
    String landlord = TestTokens.member(UUID.randomUUID(), organization, Role.OWNER);
    String rival = TestTokens.member(UUID.randomUUID(), UUID.randomUUID(), Role.OWNER);
    given().auth().oauth2(landlord).get("/api/v1/bookings/" + id).then().statusCode(200);
    given().auth().oauth2(rival).get("/api/v1/bookings/" + id).then().statusCode(404);
    given().auth().oauth2(rival).get("/api/v1/bookings").then().body("items", hasSize(0));
    given().auth().oauth2(rival).post("/api/v1/bookings/" + id + "/cancel").then().statusCode(404);
    new Guest().look(id).statusCode(404);
    guest.look(id).body("status", equalTo("PENDING"));
    given().get("/api/v1/bookings/" + id).then().statusCode(401);
    given().auth().oauth2(landlord).get("/api/v1/bookings").then().body("items.id", hasSize(1));
  }

  @Test
  void the_database_itself_shows_and_changes_only_what_is_in_scope() {
    UUID listing = offering.of(organization, 1);
    guest.hold(listing).statusCode(201);
    Caller rival =
        new Caller(UUID.randomUUID(), Optional.of(UUID.randomUUID()), Set.of(Role.OWNER), "");
    Caller landlord =
        new Caller(UUID.randomUUID(), Optional.of(organization), Set.of(Role.OWNER), "");
    assertThat(rows(rival, "select id from booking")).isZero();
    assertThat(rows(rival, "update booking set quantity = 99")).isZero();
    assertThat(rows(rival, "update availability set available = 0")).isZero();
    assertThat(rows(rival, "delete from availability")).isZero();
    assertThat(rows(landlord, "select id from booking")).isEqualTo(1);
  }

  @Test
  void a_cancelled_hold_gives_its_units_back_once() {
    UUID listing = offering.of(organization, 1);
    String id = guest.hold(listing).extract().path("id");
    guest.cancel(id).statusCode(200).body("status", equalTo("CANCELLED"));
    guest.cancel(id).statusCode(200).body("cancelReason", equalTo("by_resident"));
    Guest.left(listing).body("available", equalTo(1));
    assertThat(OutboxProbe.eventsAbout(UUID.fromString(id)))
        .containsExactly("booking.held", "booking.cancelled");
  }

  private int rows(Caller caller, String sql) {
    return database.as(caller, tx -> tx.execute(sql)).await().indefinitely();
  }

  @Test
  void a_member_of_an_organization_who_is_no_resident_cannot_book() {
    given()
        .auth()
        .oauth2(TestTokens.member(UUID.randomUUID(), organization, Role.OWNER))
        .contentType("application/json")
        .header("Idempotency-Key", UUID.randomUUID())
        .body(
            "{\"listingId\": \"%s\", \"moveInDate\": \"%s\"}"
                .formatted(UUID.randomUUID(), LocalDate.now(ZoneOffset.UTC)))
        .post("/api/v1/bookings")
        .then()
        .statusCode(403);
  }
}
