package io.tenantry.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.simulator.store.Json;
import io.tenantry.simulator.store.Store;
import io.tenantry.simulator.webhook.Outbox;
import io.tenantry.simulator.webhook.Weather;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Controls below {@code /_sim} that a real provider doesn't have; open to whoever reaches the port.
 * A lever that throws {@link IllegalArgumentException} is answered with 400 and changes nothing.
 */
public final class Levers {
  private static final int MOST_DELIVERIES = 1000;

  private final Router router;
  private final Store store;

  /** Levers on this router; each is pulled in one write. */
  public Levers(Router router, Store store) {
    this.router = router;
    this.store = store;
  }

  /** Adds controls of deliveries: their faults, their results, and a repetition. */
  public void webhooks(Outbox outbox) {
    show("/_sim/webhooks", () -> outbox.weather().json());
    put("/_sim/webhooks", wish -> outbox.weather(Weather.read(wish)));
    show(
        "/_sim/webhooks/deliveries", () -> Json.array(outbox.newestFirst().limit(MOST_DELIVERIES)));
    router
        .post("/_sim/webhooks/resend")
        .handler(http -> pull(http, wish -> outbox.again(wish.path("eventId").asText())));
  }

  /** Something to look at. */
  public void show(String path, Supplier<JsonNode> shown) {
    router.get(path).handler(http -> Json.send(http, 200, shown.get()));
  }

  /** A lever to set. */
  public void put(String path, Consumer<ObjectNode> lever) {
    router.put(path).handler(http -> pull(http, lever));
  }

  /** A lever that answers with what came of it. */
  public void post(String path, BiFunction<RoutingContext, ObjectNode, ObjectNode> lever) {
    router.post(path).handler(http -> answer(http, wish -> lever.apply(http, wish)));
  }

  private void pull(RoutingContext http, Consumer<ObjectNode> lever) {
    answer(
        http,
        wish -> {
          lever.accept(wish);
          return MissingNode.getInstance();
        });
  }

  private void answer(RoutingContext http, Function<ObjectNode, JsonNode> lever) {
    try {
      ObjectNode wish = Json.read(http.body().asString());
      JsonNode result = store.write(() -> lever.apply(wish));
      if (result.isMissingNode()) {
        http.response().setStatusCode(204).end();
      } else {
        Json.send(http, 200, result);
      }
    } catch (IllegalArgumentException | DateTimeException | UncheckedIOException e) {
      http.response().setStatusCode(400).end(e.getMessage());
    }
  }
}
