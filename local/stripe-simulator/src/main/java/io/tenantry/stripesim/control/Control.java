package io.tenantry.stripesim.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.stripesim.api.Faults;
import io.tenantry.stripesim.charge.Charges;
import io.tenantry.stripesim.store.Json;
import io.tenantry.stripesim.store.Kind;
import io.tenantry.stripesim.store.SimulatedClock;
import io.tenantry.stripesim.store.Store;
import io.tenantry.stripesim.webhook.Outbox;
import io.tenantry.stripesim.webhook.Weather;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** The levers that Stripe doesn't have, below {@code /_sim}; open to whoever reaches the port. */
public final class Control {
  private static final int MOST_DELIVERIES = 1000;
  private static final long LONGEST_DELAY = 600_000;

  private final Store store;
  private final Charges charges;
  private final Outbox outbox;
  private final Faults faults;
  private final SimulatedClock clock;

  /** Turns the levers of these parts. */
  public Control(Store store, Charges charges, Outbox outbox, Faults faults, SimulatedClock clock) {
    this.store = store;
    this.charges = charges;
    this.outbox = outbox;
    this.faults = faults;
    this.clock = clock;
  }

  /** Names the addresses. */
  public void routes(Router router) {
    router.get("/health").handler(http -> answer(http, Json.object().put("status", "UP")));
    router.get("/_sim/charges").handler(http -> answer(http, taken()));
    router.get("/_sim/webhooks").handler(http -> answer(http, weather()));
    router.put("/_sim/webhooks").handler(http -> change(http, this::weather));
    router.get("/_sim/webhooks/deliveries").handler(http -> answer(http, deliveries()));
    router.post("/_sim/webhooks/resend").handler(http -> change(http, this::resend));
    router.put("/_sim/faults").handler(http -> change(http, this::faults));
    router.put("/_sim/clock").handler(http -> change(http, this::clock));
  }

  private ArrayNode taken() {
    ArrayNode rows = Json.array();
    charges
        .newestFirst()
        .filter(charge -> charge.get("paid").asBoolean())
        .map(charges::summary)
        .forEach(rows::add);
    return rows;
  }

  private ArrayNode deliveries() {
    ArrayNode rows = Json.array();
    outbox.newestFirst().limit(MOST_DELIVERIES).forEach(rows::add);
    return rows;
  }

  private ObjectNode weather() {
    Weather weather = outbox.weather();
    return Json.object()
        .put("delayMs", weather.delayMillis())
        .put("duplicates", weather.duplicates())
        .put("shuffle", weather.shuffle())
        .put("dropRate", weather.dropRate());
  }

  private void weather(ObjectNode wish) {
    var changed =
        new Weather(
            wish.path("delayMs").asLong(0),
            wish.path("duplicates").asInt(0),
            wish.path("shuffle").asBoolean(false),
            wish.path("dropRate").asDouble(0));
    boolean possible =
        changed.delayMillis() >= 0
            && changed.delayMillis() <= LONGEST_DELAY
            && changed.duplicates() >= 0
            && changed.duplicates() <= 20
            && changed.dropRate() >= 0
            && changed.dropRate() <= 1;
    if (!possible) {
      throw new IllegalArgumentException(
          "delayMs is 0 to 600000, duplicates 0 to 20, dropRate 0 to 1.");
    }
    outbox.weather(changed);
  }

  private void resend(ObjectNode wish) {
    String id = wish.path("eventId").asText();
    Optional<ObjectNode> event = store.table(Kind.EVENT).find(id);
    outbox.again(event.orElseThrow(() -> new IllegalArgumentException("No such event: " + id)));
  }

  private void faults(ObjectNode wish) {
    faults.set(
        wish.path("timeoutNext").asInt(0),
        wish.path("errorNext").asInt(0),
        wish.path("delayMs").asLong(0));
  }

  private void clock(ObjectNode wish) {
    JsonNode now = wish.path("now");
    if (now.isTextual()) {
      clock.moveTo(Instant.parse(now.asText()));
    } else {
      clock.reset();
    }
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
    } catch (IllegalArgumentException | DateTimeException | UncheckedIOException e) {
      http.response().setStatusCode(400).end(e.getMessage());
    }
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
