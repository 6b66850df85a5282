package io.tenantry.stripesim.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.simulator.store.Json;
import io.tenantry.simulator.webhook.Letter;
import io.tenantry.simulator.webhook.Signature;
import java.time.InstantSource;
import java.util.Map;

/** Writes as Stripe does: {@code t=…,v1=HMAC-SHA256(secret, "t.payload")}, at the real time. */
public record Letters(Signature signature) implements Letter.Writer {
  @Override
  public Letter write(ObjectNode event) {
    String payload = Json.write(event);
    long seconds = InstantSource.system().instant().getEpochSecond();
    return new Letter(
        payload,
        Map.of(
            "User-Agent",
            "Stripe/1.0 (simulator)",
            "Stripe-Signature",
            "t=" + seconds + ",v1=" + signature.of(seconds + "." + payload)));
  }
}
