package io.tenantry.razorpaysim.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.simulator.store.Json;
import io.tenantry.simulator.webhook.Letter;
import io.tenantry.simulator.webhook.Signature;
import java.util.Map;

/** Writes as Razorpay does: the event's id isn't in the text. */
public record Letters(Signature signature) implements Letter.Writer {
  @Override
  public Letter write(ObjectNode event) {
    String payload = Json.write(event.get("body"));
    return new Letter(
        payload,
        Map.of(
            "User-Agent",
            "Razorpay-Webhook/v1 (simulator)",
            "X-Razorpay-Event-Id",
            event.get("id").asText(),
            "X-Razorpay-Signature",
            signature.of(payload)));
  }
}
