package io.tenantry.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.e2e.client.Answer;
import io.tenantry.e2e.client.Client;
import io.tenantry.e2e.client.Eventually;
import io.tenantry.e2e.client.Fleet;
import io.tenantry.e2e.client.Person;
import io.tenantry.e2e.fleet.Databases;
import io.tenantry.e2e.rental.Booking;
import io.tenantry.e2e.rental.Listing;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Rupees go to Razorpay unless the organization chose otherwise. */
class RazorpayE2eTest {
  private static final String ADDRESS = "/api/v1/payments/webhooks/razorpay";
  private static final Duration TRAVEL = Duration.ofSeconds(20);

  private final Fleet fleet = Fleet.running();
  private final Databases databases = new Databases(fleet);

  @Test
  void a_booking_is_paid_on_razorpays_page_and_given_back_when_it_is_cancelled() {
    Booking booking = Listing.published(fleet, 1).hold(Person.resident(fleet, "Meera"));
    Answer begun = initiate(booking).expect(201);
    assertThat(begun.text("checkoutUrl")).startsWith(fleet.url("razorpay"));
    press(begun, "decline").expect(402);
    Answer proof = press(begun, "pay").expect(200);
    booking.await("CONFIRMED");

    String payment = begun.text("paymentId");
    booking
        .resident()
        .http()
        .post("/api/v1/payments/" + payment + "/verify", proof.body().toString())
        .expect(200);
    assertThat(look(booking, payment).text("gateway")).isEqualTo("razorpay");
    assertThat(look(booking, payment).text("status")).isEqualTo("completed");

    booking
        .resident()
        .http()
        .post("/api/v1/bookings/" + booking.id() + "/cancel", "{}")
        .expect(200);
    Eventually.see(
        "the money back",
        TRAVEL,
        () -> look(booking, payment),
        seen -> seen.text("status").equals("refunded"));
    assertThat(
            databases.count(
                "payment",
                "select count(*) from ledger_entry where payment_id = ? and provider = 'razorpay'",
                UUID.fromString(payment)))
        .isEqualTo(4);
  }

  @Test
  void a_forged_or_unsigned_webhook_is_refused_and_nothing_is_stored() {
    String event = "evt_forged_" + UUID.randomUUID();
    String forged =
        """
        {"entity": "event", "event": "order.paid", "payload": {}, "created_at": 1}
        """;
    Client nobody = new Client(fleet.url("gateway"));
    assertThat(nobody.post(ADDRESS, forged).status()).isEqualTo(400);
    assertThat(
            nobody
                .send(
                    "POST",
                    ADDRESS,
                    forged,
                    Map.of("X-Razorpay-Signature", "0".repeat(64), "X-Razorpay-Event-Id", event))
                .status())
        .isEqualTo(400);
    assertThat(
            databases.count(
                "payment", "select count(*) from gateway_event where event_id = ?", event))
        .isZero();
  }

  private static Answer initiate(Booking booking) {
    return booking
        .resident()
        .http()
        .post(
            "/api/v1/payments/initiate",
            """
            {"payableType": "booking", "payableId": "%s", "returnUrl": "https://app.tenantry.io/paid"}
            """
                .formatted(booking.id()),
            "Idempotency-Key",
            UUID.randomUUID().toString());
  }

  private static Answer press(Answer begun, String button) {
    return new Client("").post(begun.text("checkoutUrl"), "{\"press\": \"%s\"}".formatted(button));
  }

  private static Answer look(Booking booking, String payment) {
    return booking.resident().http().get("/api/v1/payments/" + payment);
  }
}
