package io.tenantry.stripesim.dispute;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.simulator.control.Levers;
import io.tenantry.simulator.store.Store;
import io.tenantry.stripesim.store.Kind;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

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
  public void routes(Levers levers) {
    levers.post("/_sim/disputes", (http, wish) -> open(wish));
    levers.post("/_sim/disputes/:id", this::close);
  }

  private ObjectNode open(ObjectNode wish) {
    String intent = wish.path("paymentIntent").asText();
    ObjectNode charge =
        Kind.CHARGE
            .in(store)
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
}
