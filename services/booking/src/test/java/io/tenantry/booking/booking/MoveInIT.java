package io.tenantry.booking.booking;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tenantry.booking.availability.Offering;
import io.tenantry.contracts.booking.BookingCancelled;
import io.tenantry.platform.events.Event;
import io.tenantry.platform.events.Inbox;
import io.tenantry.platform.identity.Role;
import io.tenantry.platform.testing.OutboxProbe;
import io.tenantry.platform.testing.ScratchDatabase;
import io.tenantry.platform.testing.TestTokens;
import io.tenantry.platform.time.PlatformClock;
import io.tenantry.platform.time.PropertyDay;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Until the move-in day is over a booking can be cancelled; then it is a home. */
@QuarkusTest
@WithTestResource(ScratchDatabase.class)
class MoveInIT {
  private static final ZoneId THERE = ZoneId.of("Asia/Kolkata");
  private static final Duration UNTIL_MOVE_IN = Duration.ofDays(7);
  private static final Duration THE_DAY_AFTER = UNTIL_MOVE_IN.plusDays(1);

  @Inject Offering offering;
  @Inject Inbox inbox;
  @Inject PaymentEvents payments;
  @Inject PlatformClock clock;

  private final UUID organization = UUID.randomUUID();
  private final UUID payment = UUID.randomUUID();
  private final Guest guest = new Guest();
  private UUID listing;

  @BeforeEach
  void oneUnit() {
    OutboxProbe.keepRows();
    listing = offering.of(organization, 1);
  }

  @AfterEach
  void returnToRealTime() {
    clock.shiftBy(Duration.ZERO);
  }

  @Test
  void who_lives_there_gives_notice_and_does_not_cancel() {
    String id = confirmed();
    clock.shiftBy(THE_DAY_AFTER);
    guest
        .cancel(id)
        .statusCode(409)
        .body("type", endsWith("/lease-lived-in"))
        .body("detail", containsString("Give notice"));
    cancelAsLandlord(id).statusCode(409).body("type", endsWith("/lease-lived-in"));
    guest.look(id).body("status", equalTo("CONFIRMED"));
    Guest.left(listing).body("available", equalTo(0));
  }

  @Test
  void on_the_move_in_day_itself_it_can_still_be_cancelled() {
    String id = confirmed();
    clock.shiftBy(UNTIL_MOVE_IN);
    guest.cancel(id).statusCode(200).body("status", equalTo("CANCELLED"));
    Guest.left(listing).body("available", equalTo(1));
  }

  @Test
  void money_that_goes_back_after_the_move_in_ends_nothing() {
    String id = confirmed();
    clock.shiftBy(THE_DAY_AFTER);
    receive(new PaymentTold(organization, guest.id()).refunded(id, payment));
    guest.look(id).body("status", equalTo("CONFIRMED"));
    Guest.left(listing).body("available", equalTo(0));
    assertThat(OutboxProbe.eventsAbout(UUID.fromString(id)))
        .containsExactly("booking.held", "booking.confirmed");
  }

  @Test
  void a_cancelled_booking_says_that_it_had_been_confirmed_and_a_hold_that_it_had_not() {
    guest.cancel(confirmed()).statusCode(200);
    String hold = guest.hold(listing).extract().path("id");
    guest.cancel(hold).statusCode(200);
    assertThat(OutboxProbe.told(BookingCancelled.class))
        .extracting(cancelled -> cancelled.getConfirmedAt() != null)
        .containsExactly(true, false);
  }

  private String confirmed() {
    LocalDate moveIn = PropertyDay.at(Instant.now(), THERE).plusDays(UNTIL_MOVE_IN.toDays());
    String id = guest.hold(listing, moveIn).extract().path("id");
    receive(new PaymentTold(organization, guest.id()).paid(id, payment));
    guest.look(id).body("status", equalTo("CONFIRMED"));
    return id;
  }

  private ValidatableResponse cancelAsLandlord(String id) {
    return given()
        .auth()
        .oauth2(TestTokens.member(UUID.randomUUID(), organization, Role.OWNER))
        .post("/api/v1/bookings/" + id + "/cancel")
        .then();
  }

  private void receive(Event event) {
    inbox.once(event, payments::handle).await().indefinitely();
  }
}
