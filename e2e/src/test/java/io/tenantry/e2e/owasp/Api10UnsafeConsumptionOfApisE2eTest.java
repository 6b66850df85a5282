package io.tenantry.e2e.owasp;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.e2e.client.Client;
import io.tenantry.e2e.client.Fleet;
import io.tenantry.e2e.client.Person;
import io.tenantry.e2e.fleet.Databases;
import io.tenantry.e2e.rental.Booking;
import io.tenantry.e2e.rental.Listing;
import io.tenantry.e2e.values.EdgeValues;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/**
 * OWASP API10:2023. A provider's message is checked like anybody else's: even an event with the
 * right signature does not change an amount, a state or another's money. {@code WebhookE2eTest} has
 * the unsigned, the repeated and the late.
 */
class Api10UnsafeConsumptionOfApisE2eTest {
  private static final String ADDRESS = "/api/v1/payments/webhooks/stripe";
  private final Fleet fleet = Fleet.running();
  private final Databases databases = new Databases(fleet);

  @Test
  void a_signed_event_with_too_little_money_confirms_nothing() throws GeneralSecurityException {
    Booking booking = Listing.published(fleet, 1).hold(Person.resident(fleet, "Ravi"));
    String payment = booking.initiate(UUID.randomUUID().toString()).text("paymentId");

    deliver(intent("evt_little_" + UUID.randomUUID(), payment, 1, "inr"));
    deliver(intent("evt_coin_" + UUID.randomUUID(), payment, 2_500_000, "usd"));

    assertThat(booking.look().text("status")).isEqualTo("PENDING");
    assertThat(paid(payment)).isZero();
  }

  @Test
  void a_signed_event_of_a_payment_nobody_knows_changes_nothing() throws GeneralSecurityException {
    String unknown = UUID.randomUUID().toString();
    assertThat(deliver(intent("evt_unknown_" + UUID.randomUUID(), unknown, 100, "inr")))
        .isEqualTo(200);
    assertThat(paid(unknown)).isZero();
  }

  @Test
  void a_signed_event_that_makes_no_sense_is_not_an_error_of_ours()
      throws GeneralSecurityException {
    assertThat(deliver("{\"id\": \"evt_x\"}")).isBetween(200, 499);
    assertThat(deliver("[]")).isBetween(200, 499);
    assertThat(deliver("\u0000")).isBetween(200, 499);
    assertThat(deliver(intent("evt_odd_" + UUID.randomUUID(), "not-an-id", -5, "zzz")))
        .isBetween(200, 499);
  }

  @Test
  void a_signed_event_with_values_at_the_edge_is_not_an_error_of_ours_either()
      throws GeneralSecurityException {
    List<String> values = new ArrayList<>(EdgeValues.UNKEEPABLE);
    values.addAll(EdgeValues.TEXTS);
    values.addAll(EdgeValues.NUMBERS);
    values.addAll(List.of("null", "[null]", "{}", "true"));
    for (String value : values) {
      for (String field : List.of("id", "amount", "amount_received", "currency", "metadata")) {
        String event =
            """
            {"id": "evt_edge_%s", "object": "event", "api_version": "2025-01-27.acacia",
             "created": 1700000000, "livemode": false, "type": "payment_intent.succeeded",
             "data": {"object": {"object": "payment_intent", "status": "succeeded", "%s": %s}}}
            """
                .formatted(UUID.randomUUID(), field, value);
        assertThat(deliver(event)).as("%s = %.40s", field, value).isBetween(200, 499);
      }
    }
  }

  private long paid(String payment) {
    return databases.count(
        "payment",
        "select count(*) from payment where id = ? and status = 'SUCCEEDED'",
        UUID.fromString(payment));
  }

  private static String intent(String event, String payment, long minorUnits, String currency) {
    return """
        {"id": "%s", "object": "event", "api_version": "2025-01-27.acacia", "created": 1700000000,
         "livemode": false, "type": "payment_intent.succeeded", "data": {"object":
          {"id": "pi_forged", "object": "payment_intent", "status": "succeeded", "amount": %d,
           "amount_received": %d, "currency": "%s", "metadata": {"payment_id": "%s"}}}}
        """
        .formatted(event, minorUnits, minorUnits, currency, payment);
  }

  private int deliver(String body) throws GeneralSecurityException {
    long now = Instant.now().getEpochSecond();
    Mac mac = Mac.getInstance("HmacSHA256");
    String secret = fleet.accounts().path("stripeWebhookSecret").asText();
    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    byte[] signature = mac.doFinal((now + "." + body).getBytes(StandardCharsets.UTF_8));
    return new Client(fleet.url("gateway"))
        .send(
            "POST",
            ADDRESS,
            body,
            Map.of("Stripe-Signature", "t=" + now + ",v1=" + HexFormat.of().formatHex(signature)))
        .status();
  }
}
