package io.tenantry.payment.razorpay;

import com.razorpay.RazorpayException;
import com.razorpay.Utils;
import io.tenantry.payment.provider.WebhookAttacks;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

class RazorpayWebhooksTest extends WebhookAttacks {
  private static final String SECRET = "secret_of_this_test";

  RazorpayWebhooksTest() {
    super(
        SECRET,
        "X-Razorpay-Signature",
        Duration.ofHours(25),
        new RazorpayWebhooks(
            new Signatures(
                new RazorpayKeys(Optional.empty(), Optional.empty(), Optional.of(SECRET)))));
  }

  @Override
  protected String event(String note, Instant at) {
    return new JsonObject()
        .put("entity", "event")
        .put("event", "payment.failed")
        .put("note", note)
        .put("created_at", at.getEpochSecond())
        .encode();
  }

  @Override
  protected String sign(String body, String secret, Instant at) {
    try {
      return Utils.getHash(body, secret);
    } catch (RazorpayException e) {
      throw new IllegalStateException(e);
    }
  }
}
