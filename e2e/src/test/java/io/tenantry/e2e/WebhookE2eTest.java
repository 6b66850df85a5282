package io.tenantry.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.e2e.client.Answer;
import io.tenantry.e2e.client.Client;
import io.tenantry.e2e.client.Eventually;
import io.tenantry.e2e.client.Fleet;
import io.tenantry.e2e.client.Person;
import io.tenantry.e2e.fleet.Databases;
import io.tenantry.e2e.fleet.Topic;
import io.tenantry.e2e.rental.Booking;
import io.tenantry.e2e.rental.Listing;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The provider's webhooks come late, often and in any order; money moves once. */
class WebhookE2eTest {
  private static final String ADDRESS = "/api/v1/payments/webhooks/stripe";
  private static final Duration SETTLED = Duration.ofSeconds(30);

  private final Fleet fleet = Fleet.running();
  private final Client stripe = new Client(fleet.url("stripe"));
  private final Databases databases = new Databases(fleet);

  @AfterEach
  void punctualAgain() {
    webhooks(0, 0, false);
  }

  @Test
  void the_same_webhook_five_times_and_out_of_order_changes_things_once() {
    webhooks(300, 4, true);
    Listing listing = Listing.published(fleet, 2);
    Booking booking = listing.hold(Person.resident(fleet, "Ravi"));
    Answer payment = booking.pay();

    booking.await("CONFIRMED");
    UUID id = UUID.fromString(payment.text("paymentId"));
    Eventually.see(
        "all duplicates delivered",
        SETTLED,
        () -> stripe.get("/_sim/webhooks/deliveries").body().toString(),
        seen -> !seen.contains("\"delivered\":false"));

    listing.awaitAvailable(1);
    assertThat(
            databases.count(
                "payment", "select count(*) from payment where payable_id = ?", uuid(booking.id())))
        .isEqualTo(1);
    assertThat(told("payment.events.v1", "payment.succeeded", id.toString())).isEqualTo(1);
    assertThat(told("booking.events.v1", "booking.confirmed", booking.id())).isEqualTo(1);
    assertThat(
            databases.count(
                "lease", "select count(*) from lease where booking_id = ?", uuid(booking.id())))
        .isEqualTo(1);
  }

  @Test
  void a_forged_or_unsigned_webhook_is_refused_and_nothing_is_stored() {
    long before = databases.count("payment", "select count(*) from gateway_event");
    String forged =
        """
        {"id": "evt_forged", "object": "event", "type": "checkout.session.completed", "data": {"object": {}}}
        """;
    Client nobody = new Client(fleet.url("gateway"));

    assertThat(nobody.post(ADDRESS, forged).status()).isEqualTo(400);
    assertThat(
            nobody
                .send(
                    "POST",
                    ADDRESS,
                    forged,
                    Map.of("Stripe-Signature", "t=1700000000,v1=" + "0".repeat(64)))
                .status())
        .isEqualTo(400);
    assertThat(databases.count("payment", "select count(*) from gateway_event")).isEqualTo(before);
  }

  private long told(String topic, String type, String key) {
    return Topic.read(fleet, topic).stream()
        .filter(event -> event.type().equals(type) && event.key().equals(key))
        .map(Topic.Told::id)
        .distinct()
        .count();
  }

  private void webhooks(int delayMillis, int duplicates, boolean shuffle) {
    stripe
        .put(
            "/_sim/webhooks",
            """
            {"delayMs": %d, "duplicates": %d, "shuffle": %s, "dropRate": 0}
            """
                .formatted(delayMillis, duplicates, shuffle))
        .expect(204);
  }

  private static UUID uuid(String id) {
    return UUID.fromString(id);
  }
}
