package io.tenantry.razorpaysim.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.razorpaysim.api.Faults;
import io.tenantry.razorpaysim.payment.Payments;
import io.tenantry.razorpaysim.store.Json;
import io.tenantry.razorpaysim.store.Store;
import io.tenantry.razorpaysim.webhook.Outbox;
import io.tenantry.razorpaysim.webhook.Weather;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.UncheckedIOException;
import java.util.stream.Stream;

/** The levers that Razorpay doesn't have, below {@code /_sim}; open to whoever reaches the port. */
public final class Control {
  private static final int MOST = 1000;

  private final Store store;
  private final Payments payments;
  private final Outbox outbox;
  private final Faults faults;

  /** Turns the levers of these parts. */
  public Control(Store store, Payments payments, Outbox outbox, Faults faults) {
    this.store = store;
    this.payments = payments;
    this.outbox = outbox;
    this.faults = faults;
  }

  /** Names the addresses. */
  public void routes(Router router) {
    router.get("/health").handler(http -> answer(http, Json.object().put("status", "UP")));
    router.get("/_sim/payments").handler(http -> answer(http, array(payments.newestFirst())));
    router
        .get("/_sim/webhooks/deliveries")
        .handler(http -> answer(http, array(outbox.newestFirst())));
    router.put("/_sim/webhooks").handler(http -> change(http, this::weather));
    router.post("/_sim/webhooks/resend").handler(http -> change(http, this::resend));
    router.put("/_sim/faults").handler(http -> change(http, this::faults));
  }

  private void weather(ObjectNode wish) {
    var changed =
        new Weather(
            wish.path("delayMs").asLong(0),
            wish.path("duplicates").asInt(0),
            wish.path("shuffle").asBoolean(false),
            wish.path("dropRate").asDouble(0));
    if (changed.delayMillis() < 0 || changed.duplicates() < 0 || changed.duplicates() > 20) {
      throw new IllegalArgumentException("delayMs is 0 or more, duplicates 0 to 20.");
    }
    outbox.weather(changed);
  }

  private void resend(ObjectNode wish) {
    String id = wish.path("eventId").asText();
    outbox.again(
        store
            .find("events", id)
            .orElseThrow(() -> new IllegalArgumentException("No such event: " + id)));
  }

  private void faults(ObjectNode wish) {
    faults.set(
        wish.path("timeoutNext").asInt(0),
        wish.path("errorNext").asInt(0),
        wish.path("delayMs").asLong(0),
        wish.path("refundsStayPending").asBoolean(false));
  }

  private void change(RoutingContext http, Change change) {
    try {
      ObjectNode wish = Json.read(http.body().asString());
      store.write(
          () -> {
            change.make(wish);
            return wish;
          });
      http.response().setStatusCode(204).end();
    } catch (IllegalArgumentException | UncheckedIOException e) {
      http.response().setStatusCode(400).end(e.getMessage());
    }
  }

  private static ArrayNode array(Stream<ObjectNode> objects) {
    ArrayNode array = Json.array();
    objects.limit(MOST).forEach(array::add);
    return array;
  }

  private static void answer(RoutingContext http, JsonNode body) {
    http.response().putHeader("Content-Type", "application/json").end(Json.write(body));
  }

  /** One lever. */
  @FunctionalInterface
  private interface Change {
    void make(ObjectNode wish);
  }
}
