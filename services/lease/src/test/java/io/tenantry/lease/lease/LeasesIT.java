package io.tenantry.lease.lease;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.tenantry.contracts.booking.Availability;
import io.tenantry.contracts.booking.BookingConfirmed;
import io.tenantry.platform.events.AvroMoney;
import io.tenantry.platform.events.Event;
import io.tenantry.platform.events.Inbox;
import io.tenantry.platform.identity.Role;
import io.tenantry.platform.testing.OutboxProbe;
import io.tenantry.platform.testing.ScratchDatabase;
import io.tenantry.platform.testing.TestEvents;
import io.tenantry.platform.testing.TestTokens;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ScratchDatabase.class)
class LeasesIT {
  @Inject Inbox inbox;
  @Inject BookingEvents bookingEvents;

  private final UUID organization = UUID.randomUUID();
  private final UUID resident = UUID.randomUUID();

  @BeforeEach
  void keepOutbox() {
    OutboxProbe.keepRows();
  }

  @Test
  void a_confirmed_booking_starts_one_lease_however_often_its_event_arrives() {
    Event event = confirmed(LocalDate.of(2027, 1, 31), 11);
    receive(event);
    receive(event);

    String id =
        given()
            .auth()
            .oauth2(TestTokens.person(resident, Role.RESIDENT))
            .get("/api/v1/leases")
            .then()
            .statusCode(200)
            .body("items", hasSize(1))
            .body("items[0].status", equalTo("active"))
            .body("items[0].rent.amount", equalTo("12500.00"))
            .body("items[0].startDate", equalTo("2027-01-31"))
            .body("items[0].endDate", equalTo("2027-12-30"))
            .body("items[0].dueDay", equalTo(28))
            .extract()
            .path("items[0].id");
    assertThat(OutboxProbe.eventsAbout(UUID.fromString(id))).containsExactly("lease.started");
  }

  @Test
  void a_lease_of_another_organization_is_not_found_and_not_listed() {
    receive(confirmed(LocalDate.of(2027, 3, 1), 11));
    String id =
        given()
            .auth()
            .oauth2(TestTokens.member(UUID.randomUUID(), organization, Role.VIEWER))
            .get("/api/v1/leases")
            .path("items[0].id");

    String stranger = TestTokens.member(UUID.randomUUID(), UUID.randomUUID(), Role.OWNER);
    given()
        .auth()
        .oauth2(stranger)
        .get("/api/v1/leases/" + id)
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("type", equalTo("https://tenantry.io/problems/not-found"));
    given().auth().oauth2(stranger).get("/api/v1/leases").then().body("items", hasSize(0));
  }

  @Test
  void without_a_valid_token_nothing_is_shown() {
    given().get("/api/v1/leases").then().statusCode(401);
    given()
        .auth()
        .oauth2("x.y.z")
        .get("/api/v1/leases")
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", "Bearer")
        .contentType("application/problem+json")
        .body("type", equalTo("https://tenantry.io/problems/unauthenticated"));
  }

  @Test
  void bad_page_parameters_are_all_named() {
    given()
        .auth()
        .oauth2(TestTokens.person(resident, Role.RESIDENT))
        .accept(ContentType.JSON)
        .get("/api/v1/leases?limit=1000")
        .then()
        .statusCode(422)
        .contentType("application/problem+json")
        .body("violations.field", contains("limit"));
  }

  private void receive(Event event) {
    inbox.once(event, bookingEvents::handle).await().indefinitely();
  }

  private Event confirmed(LocalDate moveIn, int months) {
    Money rent = Money.parse("INR 12500.00");
    var booking =
        BookingConfirmed.newBuilder()
            .setBookingId(UUID.randomUUID())
            .setListingId(UUID.randomUUID())
            .setPropertyId(UUID.randomUUID())
            .setOrganizationId(organization)
            .setResidentId(resident)
            .setListingTitle("Sunny bed")
            .setQuantity(1)
            .setMoveInDate(moveIn)
            .setLeaseMonths(months)
            .setRent(AvroMoney.of(rent))
            .setDeposit(AvroMoney.of(rent))
            .setAmountPaid(AvroMoney.of(rent))
            .setPaymentId(UUID.randomUUID())
            .setConfirmedAt(Instant.EPOCH)
            .setAvailability(new Availability(2, 1, 3L))
            .build();
    return TestEvents.of(booking.getBookingId(), organization, booking);
  }
}
