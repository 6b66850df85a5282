package io.tenantry.stripesim.checkout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.simulator.page.Html;
import io.tenantry.stripesim.charge.Charges;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** Page behind a charge's {@code receipt_url}. */
public final class ReceiptPage {
  private final Charges charges;

  /** Receipts of these charges. */
  public ReceiptPage(Charges charges) {
    this.charges = charges;
  }

  /** Names the address. */
  public void routes(Router router) {
    router.get("/receipts/:id").handler(this::show);
  }

  private void show(RoutingContext http) {
    Optional<ObjectNode> charge = charges.find(http.pathParam("id"));
    if (charge.isEmpty()) {
      Html.text("There is no such receipt.").framed("Not found").send(http, 404);
      return;
    }
    var amount =
        new Amount(charge.get().get("amount").asLong(), charge.get().get("currency").asText());
    Html.text(charge.get().get("id").asText() + ", " + charge.get().get("status").asText())
        .framed("Receipt for " + amount)
        .send(http, 200);
  }
}
