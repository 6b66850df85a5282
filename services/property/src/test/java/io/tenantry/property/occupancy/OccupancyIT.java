package io.tenantry.property.occupancy;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tenantry.contracts.booking.Availability;
import io.tenantry.contracts.booking.BookingCancelled;
import io.tenantry.contracts.booking.BookingConfirmed;
import io.tenantry.contracts.lease.LeaseCancelled;
import io.tenantry.contracts.lease.LeaseStarted;
import io.tenantry.contracts.money.Money;
import io.tenantry.contracts.rent.ContractCreated;
import io.tenantry.contracts.rent.InvoiceCancelled;
import io.tenantry.contracts.rent.InvoicePaid;
import io.tenantry.contracts.rent.InvoiceReopened;
import io.tenantry.platform.events.Inbox;
import io.tenantry.platform.testing.LocalFiles;
import io.tenantry.platform.testing.ScratchDatabase;
import io.tenantry.platform.testing.TestEvents;
import io.tenantry.property.Landlord;
import io.tenantry.property.Landlord.Place;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(LocalFiles.class)
class OccupancyIT {
  private static final Availability AVAILABILITY = new Availability(1, 0, 2L);

  @Inject Inbox inbox;
  @Inject OccupancyEvents events;
  @Inject Clock clock;

  private final Landlord landlord = new Landlord();
  private final UUID booking = UUID.randomUUID();
  private final UUID lease = UUID.randomUUID();
  private final UUID contract = UUID.randomUUID();
  private Place place;
  private UUID listing;
  private LocalDate today;

  @BeforeEach
  void aBedOnOffer() {
    today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Kolkata"));
    place = landlord.entersPlace("A", "B");
    Map<String, Object> offer = Landlord.listing();
    offer.put("unitId", place.beds().getFirst());
    offer.put("quantity", 1);
    listing =
        UUID.fromString(
            landlord.creates("/api/v1/properties/" + place.property() + "/listings", offer));
  }

  @Test
  void an_empty_property_has_figures_too() {
    analytics("")
        .body("items", hasSize(1))
        .body("items[0].beds.total", equalTo(2))
        .body("items[0].beds.vacant", equalTo(2))
        .body("items[0].occupancyRate", equalTo(0f))
        .body("items[0].revenue", hasSize(0));
    Landlord other = new Landlord();
    other.creates("/api/v1/properties", Landlord.property());
    other
        .asks()
        .get("/api/v1/properties/analytics")
        .then()
        .body("items[0].occupancyRate", nullValue());
  }

  @Test
  void a_booking_reserves_its_bed_a_lease_occupies_it_and_rent_is_revenue_in_any_order() {
    told(confirmed());
    analytics("")
        .body("items[0].beds.reserved", equalTo(1))
        .body("items[0].unitsReserved", equalTo(1));
    told(paid());
    told(contracted());
    analytics("").body("items[0].revenue", hasSize(0));
    told(started());
    told(started());
    analytics("")
        .body("items[0].beds.occupied", equalTo(1))
        .body("items[0].unitsReserved", equalTo(0))
        .body("items[0].unitsLet", equalTo(1))
        .body("items[0].occupancyRate", equalTo(0.5f))
        .body("items[0].rentRoll.amount", contains("12500.00"))
        .body("items[0].revenue.amount", contains("12500.00"))
        .body("items[0].revenue.currency", contains("INR"));
    analytics("?from=2020-01-01&to=2020-12-31").body("items[0].revenue", hasSize(0));
  }

  /** In India it is the second of March already when it is the first on the platform. */
  @Test
  void rent_is_revenue_of_the_day_at_the_property() {
    told(paidAt(Instant.parse("2027-03-01T20:00:00Z")));
    told(
        new ContractCreated(
            contract,
            lease,
            landlord.organization(),
            booking,
            "Bed A",
            rent(),
            1,
            today,
            today,
            clock.instant()));
    told(started());
    analytics("?from=2027-03-02&to=2027-03-02")
        .body("items[0].revenue.amount", contains("12500.00"));
    analytics("?from=2027-03-01&to=2027-03-01").body("items[0].revenue", hasSize(0));
  }

  @Test
  void a_cancelled_lease_lets_nothing_and_earns_nothing_whatever_is_heard_first() {
    told(confirmed());
    told(started());
    told(contracted());
    InvoicePaid paid = paid();
    told(paid);
    told(cancelledLease());
    told(cancelledBooking());
    told(started());
    analytics("")
        .body("items[0].beds.vacant", equalTo(2))
        .body("items[0].unitsLet", equalTo(0))
        .body("items[0].unitsReserved", equalTo(0))
        .body("items[0].occupancyRate", equalTo(0f))
        .body("items[0].rentRoll", hasSize(0))
        .body("items[0].revenue", hasSize(0));
  }

  @Test
  void a_cancelled_lease_gives_the_bed_back_also_when_its_booking_ended_before_it_began_here() {
    told(confirmed());
    told(cancelledBooking());
    told(started());
    analytics("").body("items[0].beds.occupied", equalTo(1));
    told(cancelledLease());
    told(cancelledLease());
    analytics("").body("items[0].beds.vacant", equalTo(2)).body("items[0].unitsLet", equalTo(0));
  }

  @Test
  void who_lives_there_stays_when_the_lease_of_who_comes_next_is_cancelled() {
    told(confirmed());
    told(started());
    UUID next = UUID.randomUUID();
    LeaseStarted following = started();
    following.setLeaseId(next);
    following.setBookingId(UUID.randomUUID());
    told(following);
    LeaseCancelled cancelled = cancelledLease();
    cancelled.setLeaseId(next);
    cancelled.setBookingId(following.getBookingId());
    told(cancelled);
    analytics("").body("items[0].beds.occupied", equalTo(1)).body("items[0].unitsLet", equalTo(1));
  }

  @Test
  void what_went_back_to_the_payer_is_no_revenue_until_it_is_paid_again() {
    told(started());
    told(contracted());
    InvoicePaid paid = paid();
    told(paid);
    analytics("").body("items[0].revenue.amount", contains("12500.00"));
    told(
        new InvoiceReopened(
            paid.getInvoiceId(),
            "INV-1",
            contract,
            landlord.organization(),
            UUID.randomUUID(),
            "Bed A",
            rent(),
            rent(),
            paid.getPaymentId(),
            clock.instant()));
    analytics("").body("items[0].revenue", hasSize(0));
    told(paid);
    analytics("").body("items[0].revenue.amount", contains("12500.00"));
    told(
        new InvoiceCancelled(
            paid.getInvoiceId(),
            "INV-1",
            contract,
            landlord.organization(),
            UUID.randomUUID(),
            "Bed A",
            rent(),
            rent(),
            "lease_cancelled",
            clock.instant()));
    analytics("").body("items[0].revenue", hasSize(0));
  }

  @Test
  void a_cancelled_booking_gives_the_bed_back() {
    told(confirmed());
    told(cancelledBooking());
    analytics("")
        .body("items[0].beds.vacant", equalTo(2))
        .body("items[0].unitsReserved", equalTo(0));
  }

  private BookingCancelled cancelledBooking() {
    return BookingCancelled.newBuilder()
        .setBookingId(booking)
        .setListingId(listing)
        .setPropertyId(UUID.fromString(place.property()))
        .setOrganizationId(landlord.organization())
        .setResidentId(UUID.randomUUID())
        .setListingTitle("Bed A")
        .setQuantity(1)
        .setReason("by_resident")
        .setCancelledAt(clock.instant())
        .setAvailability(AVAILABILITY)
        .setConfirmedAt(clock.instant())
        .build();
  }

  private LeaseCancelled cancelledLease() {
    return LeaseCancelled.newBuilder()
        .setLeaseId(lease)
        .setOrganizationId(landlord.organization())
        .setResidentId(UUID.randomUUID())
        .setBookingId(booking)
        .setListingId(listing)
        .setPropertyId(UUID.fromString(place.property()))
        .setUnit("Bed A")
        .setStartDate(today)
        .setReason("by_resident")
        .setCancelledAt(clock.instant())
        .build();
  }

  private ContractCreated contracted() {
    return new ContractCreated(
        contract,
        lease,
        landlord.organization(),
        booking,
        "Bed A",
        rent(),
        1,
        today,
        today,
        clock.instant());
  }

  @Test
  void what_is_no_day_is_refused() {
    landlord.asks().get("/api/v1/properties/analytics?from=soon").then().statusCode(422);
    landlord.asks().get("/api/v1/properties/analytics?to=2027-02-30").then().statusCode(422);
  }

  private BookingConfirmed confirmed() {
    return BookingConfirmed.newBuilder()
        .setBookingId(booking)
        .setListingId(listing)
        .setPropertyId(UUID.fromString(place.property()))
        .setOrganizationId(landlord.organization())
        .setResidentId(UUID.randomUUID())
        .setListingTitle("Bed A")
        .setQuantity(1)
        .setMoveInDate(today)
        .setLeaseMonths(11)
        .setRent(rent())
        .setDeposit(rent())
        .setAmountPaid(rent())
        .setPaymentId(UUID.randomUUID())
        .setConfirmedAt(clock.instant())
        .setAvailability(AVAILABILITY)
        .build();
  }

  private LeaseStarted started() {
    return LeaseStarted.newBuilder()
        .setLeaseId(lease)
        .setOrganizationId(landlord.organization())
        .setResidentId(UUID.randomUUID())
        .setBookingId(booking)
        .setListingId(listing)
        .setPropertyId(UUID.fromString(place.property()))
        .setUnit("Bed A")
        .setStartDate(today)
        .setEndDate(today.plusMonths(11))
        .setMonthlyRent(rent())
        .setDeposit(rent())
        .setDueDay(1)
        .setStartedAt(clock.instant())
        .build();
  }

  private InvoicePaid paid() {
    return paidAt(clock.instant());
  }

  private InvoicePaid paidAt(Instant moment) {
    return new InvoicePaid(
        UUID.randomUUID(),
        "INV-1",
        contract,
        landlord.organization(),
        UUID.randomUUID(),
        "Bed A",
        rent(),
        UUID.randomUUID(),
        moment);
  }

  private static Money rent() {
    return new Money(new BigDecimal("12500.0000"), "INR");
  }

  private void told(SpecificRecord event) {
    inbox
        .once(
            TestEvents.of(landlord.organization(), landlord.organization(), event), events::handle)
        .await()
        .indefinitely();
  }

  private ValidatableResponse analytics(String query) {
    return landlord.asks().get("/api/v1/properties/analytics" + query).then().statusCode(200);
  }
}
