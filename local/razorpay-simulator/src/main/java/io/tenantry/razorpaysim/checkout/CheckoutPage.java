package io.tenantry.razorpaysim.checkout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.razorpaysim.money.Currencies;
import io.tenantry.razorpaysim.order.Orders;
import io.tenantry.simulator.page.Html;
import io.tenantry.simulator.store.Json;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The hosted checkout; scripts use the same address with JSON. */
public final class CheckoutPage {
  private final Orders orders;
  private final Cashier cashier;
  private final String keyId;

  /** Shows these orders. */
  public CheckoutPage(Orders orders, Cashier cashier, String keyId) {
    this.orders = orders;
    this.cashier = cashier;
    this.keyId = keyId;
  }

  /** Names the addresses. */
  public void routes(Router router) {
    router.get("/v1/checkout/embedded").handler(http -> show(http, ""));
    router.post("/v1/checkout/embedded").handler(this::post);
  }

  private void post(RoutingContext http) {
    String type = String.valueOf(http.request().getHeader("Content-Type"));
    Optional<String> press = Visit.of(http).press();
    if (type.contains("json")) {
      payByScript(http);
    } else if (press.isPresent()) {
      payByHand(http, press.get().equals("pay"));
    } else {
      show(http, "");
    }
  }

  private void show(RoutingContext http, String refusal) {
    Visit visit = Visit.of(http);
    Optional<ObjectNode> order = order(visit);
    if (order.isEmpty()) {
      Html.text("There is no such order.").framed("Not found").send(http, 404);
    } else if (isPaid(order.get())) {
      Html.text("This order is paid.").framed("Paid").send(http, 410);
    } else {
      form(visit, order.get(), refusal).send(http, refusal.isEmpty() ? 200 : 402);
    }
  }

  private void payByHand(RoutingContext http, boolean accepts) {
    Visit visit = Visit.of(http);
    Optional<ObjectNode> order = order(visit).filter(open -> !isPaid(open));
    if (order.isEmpty()) {
      show(http, "");
      return;
    }
    ObjectNode result = cashier.pay(order.get(), accepts, visit.email(), visit.notes());
    if (accepts) {
      home(visit, result).send(http, 200);
    } else {
      show(http, result.at("/error/description").asText());
    }
  }

  private void payByScript(RoutingContext http) {
    Visit visit = Visit.of(http);
    Optional<ObjectNode> order = order(visit);
    Optional<Boolean> accepts = accepts(http);
    if (order.isEmpty()) {
      Json.send(http, 404, Json.object().put("message", "There is no such order."));
    } else if (accepts.isEmpty()) {
      Json.send(http, 400, Json.object().put("message", "Send {\"press\": \"pay\"}."));
    } else if (isPaid(order.get())) {
      Json.send(http, 410, Json.object().put("message", "This order is paid."));
    } else {
      ObjectNode result = cashier.pay(order.get(), accepts.get(), visit.email(), visit.notes());
      Json.send(http, accepts.get() ? 200 : 402, result);
    }
  }

  private static Optional<Boolean> accepts(RoutingContext http) {
    try {
      return Optional.of(
          !"decline".equals(Json.read(http.body().asString()).path("press").asText()));
    } catch (UncheckedIOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Optional<ObjectNode> order(Visit visit) {
    return keyId.equals(visit.keyId()) ? orders.find(visit.orderId()) : Optional.empty();
  }

  private static boolean isPaid(ObjectNode order) {
    return "paid".equals(order.get("status").asText());
  }

  /** Razorpay sends the browser home with a form that posts itself. */
  private static Html home(Visit visit, ObjectNode proof) {
    if (visit.callbackUrl().isEmpty()) {
      return Html.text("The payment succeeded.").framed("Paid");
    }
    Map<String, String> fields = new LinkedHashMap<>();
    proof.properties().forEach(entry -> fields.put(entry.getKey(), entry.getValue().asText()));
    return Html.fill(
            "return", Map.of("url", Html.text(visit.callbackUrl().get()), "fields", hidden(fields)))
        .framed("Paid");
  }

  private static Html form(Visit visit, ObjectNode order, String refusal) {
    Map<String, String> fields = new LinkedHashMap<>();
    visit.fields().forEach(entry -> fields.put(entry.getKey(), entry.getValue()));
    fields.remove("press");
    Html alert =
        refusal.isEmpty()
            ? Html.NOTHING
            : Html.fill("alert", Map.of("message", Html.text(refusal)));
    Html cancel =
        visit
            .cancelUrl()
            .map(url -> Html.fill("cancel", Map.of("url", Html.text(url))))
            .orElse(Html.NOTHING);
    return Html.fill(
            "pay",
            Map.of(
                "alert",
                alert,
                "fields",
                hidden(fields),
                "cancel",
                cancel,
                "amount",
                amount(order)))
        .framed("Pay " + amount(order).markup());
  }

  private static Html amount(ObjectNode order) {
    String currency = order.get("currency").asText();
    var amount = BigDecimal.valueOf(order.get("amount").asLong(), Currencies.decimals(currency));
    return Html.text(currency + " " + amount.toPlainString());
  }

  private static Html hidden(Map<String, String> fields) {
    var markup = new StringBuilder();
    fields.forEach(
        (name, value) ->
            markup.append(
                Html.fill("field", Map.of("name", Html.text(name), "value", Html.text(value)))
                    .markup()));
    return new Html(markup.toString());
  }
}
