package io.tenantry.stripesim.dispute;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.stripesim.store.Json;
import io.tenantry.stripesim.store.Kind;
import io.tenantry.stripesim.store.Store;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Function;

/** The cardholder's bank, which contests charges when told to; below {@code /_sim}. */
public final class Bank {
  private final Store store;
  private final Disputes disputes;

  /** Contests charges of this store. */
  public Bank(Store store, Disputes disputes) {
    this.store = store;
    this.disputes = disputes;
  }

  /** Names the addresses. */
  public void routes(Router router) {
    router.post("/_sim/disputes").handler(http -> answer(http, this::open));
    router.post("/_sim/disputes/:id").handler(http -> answer(http, wish -> close(http, wish)));
  }

  private ObjectNode open(ObjectNode wish) {
    String intent = wish.path("paymentIntent").asText();
    ObjectNode charge =
        store
            .table(Kind.CHARGE)
            .newestFirst("payment_intent", intent, "")
            .filter(it -> it.get("paid").asBoolean())
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("Nothing was paid with " + intent));
    return disputes.open(
        charge,
        Optional.of(wish.path("amount").asLong()).filter(amount -> amount > 0),
        wish.path("reason").asText("fraudulent"));
  }

  private ObjectNode close(RoutingContext http, ObjectNode wish) {
    String outcome = wish.path("outcome").asText();
    if (!outcome.matches("won|lost")) {
      throw new IllegalArgumentException("outcome is won or lost.");
    }
    ObjectNode dispute =
        disputes
            .find(http.pathParam("id"))
            .orElseThrow(() -> new IllegalArgumentException("No such dispute."));
    return disputes.close(dispute, outcome.equals("won"));
  }

  private void answer(RoutingContext http, Function<ObjectNode, ObjectNode> work) {
    try {
      ObjectNode wish = Json.read(http.body().asString());
      ObjectNode dispute = store.write(() -> work.apply(wish));
      http.response().putHeader("Content-Type", "application/json").end(Json.write(dispute));
    } catch (IllegalArgumentException | UncheckedIOException e) {
      http.response().setStatusCode(400).end(e.getMessage());
    }
  }
}
