package io.tenantry.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.e2e.client.Answer;
import io.tenantry.e2e.client.Eventually;
import io.tenantry.e2e.client.Fleet;
import io.tenantry.e2e.client.Mailbox;
import io.tenantry.e2e.client.Person;
import io.tenantry.e2e.rental.Booking;
import io.tenantry.e2e.rental.Listing;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No lease, no rent: whoever undoes a booking, everything that followed from it is undone too. */
class CancelledBookingE2eTest {
  private static final Duration TRAVEL = Duration.ofSeconds(30);
  private final Fleet fleet = Fleet.running();
  private Listing listing;
  private Person landlord;
  private Person resident;
  private Booking booking;
  private String paymentOfBooking;
  private String invoice;

  @BeforeEach
  void anInvoiceOfAConfirmedBooking() {
    listing = Listing.published(fleet, 1);
    landlord = listing.home().landlord();
    resident = Person.resident(fleet, "Noor");
    booking = listing.hold(resident);
    paymentOfBooking = booking.pay().text("paymentId");
    booking.await("CONFIRMED");
    booking.awaitContract(booking.awaitLease().path("id").asText());
    runBilling();
    invoice =
        Eventually.see(
                "an invoice",
                TRAVEL,
                () -> resident.http().get("/api/v1/invoices"),
                seen -> !seen.body().path("items").isEmpty())
            .body()
            .at("/items/0/id")
            .asText();
  }

  @Test
  void a_resident_who_cancels_owes_no_rent_and_may_close_the_account() {
    booking.cancel().expect(200);
    nothingIsLeftOfIt();
    new Mailbox(resident).await("was cancelled");
    Answer closing =
        resident
            .http()
            .send("DELETE", "/api/v1/auth/me", "{\"password\": \"Correct-Horse-42\"}", Map.of());
    assertThat(closing.status()).as(closing.toString()).isEqualTo(202);
  }

  @Test
  void a_landlord_who_cancels_bills_nobody() {
    landlord.http().post("/api/v1/bookings/" + booking.id() + "/cancel", "{}").expect(200);
    nothingIsLeftOfIt();
    Eventually.see(
        "no unit let or reserved",
        TRAVEL,
        () -> landlord.http().get("/api/v1/properties/analytics"),
        seen ->
            seen.body().at("/items/0/unitsLet").asInt(-1) == 0
                && seen.body().at("/items/0/unitsReserved").asInt(-1) == 0
                && seen.body().at("/items/0/rentRoll").isEmpty());
  }

  @Test
  void a_full_refund_ends_what_followed_from_the_payment() {
    landlord
        .http()
        .post(
            "/api/v1/payments/" + paymentOfBooking + "/refund",
            "{\"reason\": \"The room is not as shown\"}",
            "Idempotency-Key",
            UUID.randomUUID().toString())
        .expect(201);
    nothingIsLeftOfIt();
  }

  @Test
  void rent_that_was_paid_goes_back_too() {
    Answer page = initiate().expect(201);
    booking.payAt(page.text("checkoutUrl"), "4242424242424242").expect(200);
    awaitPayment(page.text("paymentId"), "completed");
    booking.cancel().expect(200);
    awaitPayment(page.text("paymentId"), "refunded");
    nothingIsLeftOfIt();
  }

  private void nothingIsLeftOfIt() {
    booking.await("REFUNDED");
    booking.awaitTenancyCancelled();
    listing.awaitAvailable(1);
    Answer refused =
        Eventually.see(
            "the invoice taken out of what can be paid",
            TRAVEL,
            this::initiate,
            seen -> seen.status() == 409);
    assertThat(refused.problem()).isEqualTo("payable-withdrawn");
    runBilling();
    assertThat(resident.http().get("/api/v1/invoices").expect(200).body().path("items")).hasSize(1);
  }

  private Answer initiate() {
    return resident
        .http()
        .post(
            "/api/v1/payments/initiate",
            "{\"payableType\": \"invoice\", \"payableId\": \"%s\"}".formatted(invoice),
            "Idempotency-Key",
            UUID.randomUUID().toString());
  }

  private void awaitPayment(String id, String status) {
    Eventually.see(
        "payment " + id + " " + status,
        TRAVEL,
        () -> resident.http().get("/api/v1/payments/" + id),
        seen -> seen.body().path("status").asText().equals(status));
  }

  private void runBilling() {
    Person administrator = fleet.administrator();
    String run =
        administrator
            .http()
            .post(
                "/api/v1/admin/jobs/billing-run/run",
                "{\"asOf\": \"%s\"}".formatted(listing.moveIn()))
            .expect(202)
            .text("runId");
    Eventually.see(
        "billing run " + run + " over",
        TRAVEL,
        () -> administrator.http().get("/api/v1/admin/jobs/runs/" + run),
        seen -> seen.body().path("status").asText().equals("succeeded"));
  }
}
