package io.tenantry.lease.lease;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tenantry.contracts.booking.Availability;
import io.tenantry.contracts.booking.BookingCancelled;
import io.tenantry.contracts.booking.BookingConfirmed;
import io.tenantry.contracts.lease.LeaseCancelled;
import io.tenantry.contracts.lease.LeaseState;
import io.tenantry.platform.events.AvroMoney;
import io.tenantry.platform.events.Event;
import io.tenantry.platform.events.Inbox;
import io.tenantry.platform.events.StatePublisher;
import io.tenantry.platform.identity.Role;
import io.tenantry.platform.testing.OutboxProbe;
import io.tenantry.platform.testing.ScratchDatabase;
import io.tenantry.platform.testing.TestEvents;
import io.tenantry.platform.testing.TestTokens;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ScratchDatabase.class)
class CancellationsIT {
  private static final Instant CONFIRMED = Instant.parse("2027-01-10T10:00:00Z");
  private static final Instant CANCELLED = Instant.parse("2027-01-11T10:00:00Z");

  @Inject Inbox inbox;
  @Inject BookingEvents bookingEvents;
  @Inject StatePublisher states;

  private final UUID organization = UUID.randomUUID();
  private final UUID resident = UUID.randomUUID();
  private final UUID booking = UUID.randomUUID();

  @BeforeEach
  void keepOutbox() {
    OutboxProbe.keepRows();
  }

  @Test
  void a_cancelled_booking_ends_its_lease_once_however_often_its_event_arrives() {
    receive(confirmed());
    Event cancelled = cancelled(CONFIRMED);
    receive(cancelled);
    receive(cancelled);
    receive(cancelled(CONFIRMED));

    String id =
        leases()
            .body("items", hasSize(1))
            .body("items[0].status", equalTo("cancelled"))
            .body("items[0].cancelledAt", notNullValue())
            .extract()
            .path("items[0].id");
    assertThat(OutboxProbe.eventsAbout(UUID.fromString(id)))
        .containsExactly("lease.started", "lease.cancelled");
    assertThat(OutboxProbe.told(LeaseCancelled.class))
        .singleElement()
        .satisfies(
            told -> {
              assertThat(told.getBookingId()).isEqualTo(booking);
              assertThat(told.getReason()).isEqualTo("by_resident");
              assertThat(told.getCancelledAt()).isEqualTo(CANCELLED);
            });
  }

  @Test
  void a_confirmation_that_is_handled_after_its_cancellation_starts_nothing() {
    receive(cancelled(CONFIRMED));
    receive(confirmed());
    leases().body("items", hasSize(0));
  }

  @Test
  void a_hold_that_ran_out_and_was_paid_late_has_a_lease_in_whatever_order_that_is_heard() {
    receive(cancelled(null));
    receive(confirmed());
    leases().body("items[0].status", equalTo("active"));
    receive(cancelled(null));
    leases().body("items", hasSize(1)).body("items[0].status", equalTo("active"));
  }

  @Test
  void a_lease_of_which_notice_was_given_is_ended_by_that_and_not_by_its_booking()
      throws SQLException {
    receive(confirmed());
    try (Connection connection = ScratchDatabase.superuser();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "update lease set status = 'notice' where booking_id = '%s'".formatted(booking));
    }
    receive(cancelled(CONFIRMED));
    leases().body("items[0].status", equalTo("notice"));
    assertThat(OutboxProbe.told(LeaseCancelled.class)).isEmpty();
  }

  @Test
  void the_database_itself_refuses_a_move_that_there_is_not() throws SQLException {
    receive(confirmed());
    try (Connection connection = ScratchDatabase.superuser();
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(
              () ->
                  statement.execute(
                      "update lease set status = 'vacant' where booking_id = '%s'"
                          .formatted(booking)))
          .hasMessageContaining("A lease that is active cannot become vacant");
    }
  }

  @Test
  void the_state_of_a_lease_is_published_as_it_is_now_however_often_it_changed() {
    receive(confirmed());
    receive(cancelled(CONFIRMED));
    publishStates();
    publishStates();

    assertThat(published()).containsExactly("cancelled");
  }

  @Test
  void each_of_many_states_that_wait_together_is_published() {
    List<UUID> bookings = Stream.generate(UUID::randomUUID).limit(30).toList();
    bookings.forEach(one -> receive(confirmed(one)));
    publishStates();
    assertThat(OutboxProbe.told(LeaseState.class))
        .extracting(LeaseState::getBookingId)
        .containsAll(bookings);
  }

  @Test
  void a_change_that_is_not_committed_yet_is_published_after_it_is() throws SQLException {
    receive(confirmed());
    try (Connection connection = ScratchDatabase.superuser();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(
          "update lease set status = 'notice' where booking_id = '%s'".formatted(booking));
      publishStates();
      assertThat(published()).isEmpty();
      connection.commit();
    }
    publishStates();
    assertThat(published()).containsExactly("notice");
  }

  private void publishStates() {
    states.publish().await().indefinitely();
  }

  private List<String> published() {
    return OutboxProbe.told(LeaseState.class).stream()
        .filter(state -> state.getBookingId().equals(booking))
        .map(LeaseState::getStatus)
        .toList();
  }

  private ValidatableResponse leases() {
    return given()
        .auth()
        .oauth2(TestTokens.person(resident, Role.RESIDENT))
        .get("/api/v1/leases")
        .then()
        .statusCode(200);
  }

  private void receive(Event event) {
    inbox.once(event, bookingEvents::handle).await().indefinitely();
  }

  private Event cancelled(Instant confirmedAt) {
    return TestEvents.of(
        booking,
        organization,
        BookingCancelled.newBuilder()
            .setBookingId(booking)
            .setListingId(UUID.randomUUID())
            .setPropertyId(UUID.randomUUID())
            .setOrganizationId(organization)
            .setResidentId(resident)
            .setListingTitle("Sunny bed")
            .setQuantity(1)
            .setReason("by_resident")
            .setCancelledAt(CANCELLED)
            .setAvailability(new Availability(2, 2, 4L))
            .setConfirmedAt(confirmedAt)
            .build());
  }

  private Event confirmed() {
    return confirmed(booking);
  }

  private Event confirmed(UUID id) {
    Money rent = Money.parse("INR 12500.00");
    return TestEvents.of(
        id,
        organization,
        BookingConfirmed.newBuilder()
            .setBookingId(id)
            .setListingId(UUID.randomUUID())
            .setPropertyId(UUID.randomUUID())
            .setOrganizationId(organization)
            .setResidentId(resident)
            .setListingTitle("Sunny bed")
            .setQuantity(1)
            .setMoveInDate(LocalDate.of(2027, 2, 1))
            .setLeaseMonths(11)
            .setRent(AvroMoney.of(rent))
            .setDeposit(AvroMoney.of(rent))
            .setAmountPaid(AvroMoney.of(rent))
            .setPaymentId(UUID.randomUUID())
            .setConfirmedAt(CONFIRMED)
            .setAvailability(new Availability(2, 1, 3L))
            .build());
  }
}
