package io.tenantry.payment.stripe;

import com.stripe.net.Webhook;
import io.tenantry.payment.provider.WebhookAttacks;
import io.vertx.core.json.JsonObject;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

class StripeWebhooksTest extends WebhookAttacks {
  private static final String SECRET = "whsec_of_this_test";

  StripeWebhooksTest() {
    super(
        SECRET, "Stripe-Signature", Duration.ofMinutes(5), new StripeWebhooks(Optional.of(SECRET)));
  }

  @Override
  protected String event(String note, Instant at) {
    return new JsonObject()
        .put("id", "evt_1")
        .put("object", "event")
        .put("type", "charge.refunded")
        .put("note", note)
        .encode();
  }

  @Override
  protected String sign(String body, String secret, Instant at) {
    try {
      String signed = Webhook.Util.computeHmacSha256(secret, at.getEpochSecond() + "." + body);
      return "t=" + at.getEpochSecond() + ",v1=" + signed;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
