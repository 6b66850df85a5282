package io.tenantry.stripesim.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.simulator.store.Json;
import io.tenantry.simulator.store.Store;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers for a day what a key was answered with. As at Stripe, answers of requests that failed
 * validation aren't kept; refused cards are.
 */
final class Idempotency {
  private static final Duration KEPT = Duration.ofHours(24);

  private final Map<String, String> answers;
  private final InstantSource time;

  Idempotency(Store store, InstantSource time) {
    this.answers = store.map("idempotency");
    this.time = time;
  }

  Optional<Answer> earlier(Call call) {
    return call.idempotencyKey().flatMap(key -> earlier(key, call));
  }

  void remember(Call call, Answer answer) {
    call.idempotencyKey().ifPresent(key -> answers.put(key, Json.write(entry(call, answer))));
  }

  private Optional<Answer> earlier(String key, Call call) {
    return Optional.ofNullable(answers.get(key))
        .map(Json::read)
        .filter(entry -> entry.get("at").asLong() > time.millis() - KEPT.toMillis())
        .map(entry -> replay(key, call, entry));
  }

  private static Answer replay(String key, Call call, ObjectNode entry) {
    if (!entry.get("request").asText().equals(call.fingerprint())) {
      throw StripeError.reusedKey(key);
    }
    return new Answer(entry.get("status").asInt(), (ObjectNode) entry.get("body"), true);
  }

  private ObjectNode entry(Call call, Answer answer) {
    ObjectNode entry =
        Json.object()
            .put("at", time.millis())
            .put("request", call.fingerprint())
            .put("status", answer.status());
    return entry.set("body", answer.body());
  }
}
