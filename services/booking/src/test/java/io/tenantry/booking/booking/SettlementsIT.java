package io.tenantry.booking.booking;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.booking.availability.Offering;
import io.tenantry.platform.events.Event;
import io.tenantry.platform.events.Inbox;
import io.tenantry.platform.identity.Role;
import io.tenantry.platform.testing.OutboxProbe;
import io.tenantry.platform.testing.ScratchDatabase;
import io.tenantry.platform.testing.TestTokens;
import io.tenantry.platform.time.PlatformClock;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ScratchDatabase.class)
class SettlementsIT {
  private static final Duration SWEEP = Duration.ofSeconds(10);

  @Inject Offering offering;
  @Inject Inbox inbox;
  @Inject PaymentEvents payments;
  @Inject PlatformClock clock;

  private final UUID organization = UUID.randomUUID();
  private final UUID payment = UUID.randomUUID();
  private final Guest guest = new Guest();

  @BeforeEach
  void keepOutbox() {
    OutboxProbe.keepRows();
  }

  @AfterEach
  void returnToRealTime() {
    clock.shiftBy(Duration.ZERO);
  }

  @Test
  void a_paid_hold_is_confirmed_once_however_often_the_event_comes() {
    UUID listing = offering.of(organization, 2);
    String id = guest.hold(listing).extract().path("id");
    Event paid = paid(id, payment);
    receive(paid);
    receive(paid);
    receive(paid(id, payment));
    guest
        .look(id)
        .body("status", equalTo("CONFIRMED"))
        .body("paymentId", equalTo(payment.toString()));
    Guest.left(listing).body("available", equalTo(1));
    told(id, "booking.held", "booking.confirmed");
  }

  @Test
  void an_unpaid_hold_ends_after_ten_minutes_and_not_before() throws InterruptedException {
    UUID listing = offering.of(organization, 1);
    String id = guest.hold(listing).extract().path("id");
    clock.shiftBy(Booking.HOLD_TIME.minusSeconds(20));
    Thread.sleep(2500);
    guest.look(id).body("status", equalTo("PENDING"));
    expire(id);
    guest.look(id).body("cancelReason", equalTo("expired"));
    Guest.left(listing).body("available", equalTo(1));
    told(id, "booking.held", "booking.cancelled");
  }

  @Test
  void money_that_comes_late_takes_a_unit_again() {
    UUID listing = offering.of(organization, 1);
    String id = guest.hold(listing).extract().path("id");
    expire(id);
    receive(paid(id, payment));
    guest.look(id).body("status", equalTo("CONFIRMED"));
    Guest.left(listing).body("available", equalTo(0));
    told(id, "booking.held", "booking.cancelled", "booking.confirmed");
  }

  @Test
  void money_that_comes_late_goes_back_when_no_unit_is_left() {
    UUID listing = offering.of(organization, 1);
    String id = guest.hold(listing).extract().path("id");
    expire(id);
    new Guest().hold(listing).statusCode(201);
    receive(paid(id, payment));
    guest.look(id).body("status", equalTo("CANCELLED"));
    told(id, "booking.held", "booking.cancelled", "booking.refund_requested");
    receive(refunded(id, payment));
    receive(refunded(id, payment));
    guest.look(id).body("status", equalTo("REFUNDED"));
    Guest.left(listing).body("available", equalTo(0));
  }

  @Test
  void a_hold_the_landlord_ended_is_not_revived_by_money() {
    UUID listing = offering.of(organization, 1);
    String id = guest.hold(listing).extract().path("id");
    given()
        .auth()
        .oauth2(TestTokens.member(UUID.randomUUID(), organization, Role.MANAGER))
        .post("/api/v1/bookings/" + id + "/cancel")
        .then()
        .statusCode(200)
        .body("cancelReason", equalTo("by_landlord"));
    receive(paid(id, payment));
    guest.look(id).body("status", equalTo("CANCELLED"));
    Guest.left(listing).body("available", equalTo(1));
    told(id, "booking.held", "booking.cancelled", "booking.refund_requested");
  }

  @Test
  void cancelling_a_confirmed_booking_gives_units_and_money_back() {
    UUID listing = offering.of(organization, 1);
    String id = guest.hold(listing).extract().path("id");
    receive(paid(id, payment));
    guest.cancel(id).statusCode(200).body("status", equalTo("CANCELLED"));
    Guest.left(listing).body("available", equalTo(1));
    receive(refunded(id, payment));
    guest.look(id).body("status", equalTo("REFUNDED"));
    told(id, "booking.held", "booking.confirmed", "booking.cancelled", "booking.refund_requested");
  }

  @Test
  void a_booking_whose_money_was_given_back_at_the_provider_ends() {
    UUID listing = offering.of(organization, 1);
    String id = guest.hold(listing).extract().path("id");
    receive(paid(id, payment));
    receive(refunded(id, payment));
    receive(refunded(id, payment));
    guest.look(id).body("status", equalTo("REFUNDED"));
    Guest.left(listing).body("available", equalTo(1));
    told(id, "booking.held", "booking.confirmed", "booking.cancelled");
  }

  @Test
  void a_second_payment_of_the_same_booking_goes_back_and_the_booking_stands() {
    String id = guest.hold(offering.of(organization, 1)).extract().path("id");
    receive(paid(id, payment));
    UUID second = UUID.randomUUID();
    receive(paid(id, second));
    receive(refunded(id, second));
    guest
        .look(id)
        .body("status", equalTo("CONFIRMED"))
        .body("paymentId", equalTo(payment.toString()));
    told(id, "booking.held", "booking.confirmed", "booking.refund_requested");
  }

  @Test
  void money_for_a_booking_that_never_was_fails_loudly() {
    assertThatThrownBy(() -> receive(paid(UUID.randomUUID().toString(), payment)))
        .hasMessageContaining("No booking");
  }

  private void expire(String id) {
    clock.shiftBy(Booking.HOLD_TIME.plusSeconds(1));
    Instant deadline = Instant.now().plus(SWEEP);
    while (Instant.now().isBefore(deadline)
        && guest.look(id).extract().path("status").equals("PENDING")) {
      Thread.onSpinWait();
    }
    guest.look(id).body("status", equalTo("CANCELLED"));
  }

  private void receive(Event event) {
    inbox.once(event, payments::handle).await().indefinitely();
  }

  private static void told(String id, String... events) {
    assertThat(OutboxProbe.eventsAbout(UUID.fromString(id))).containsExactly(events);
  }

  private Event paid(String booking, UUID payment) {
    return new PaymentTold(organization, guest.id()).paid(booking, payment);
  }

  private Event refunded(String booking, UUID payment) {
    return new PaymentTold(organization, guest.id()).refunded(booking, payment);
  }
}
