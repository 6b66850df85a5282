package io.tenantry.stripesim.checkout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.simulator.page.Html;
import io.tenantry.simulator.store.Json;
import io.tenantry.simulator.store.Store;
import io.tenantry.stripesim.api.StripeError;
import io.tenantry.stripesim.card.TestCard;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.UncheckedIOException;
import java.util.Optional;

/** The page where the customer pays; scripts use the same address with JSON. */
public final class CheckoutPage {
  private static final String DECLINED = "4000000000000002";

  private final Store store;
  private final Sessions sessions;
  private final Cashier cashier;

  /** Shows these sessions. */
  public CheckoutPage(Store store, Sessions sessions, Cashier cashier) {
    this.store = store;
    this.sessions = sessions;
    this.cashier = cashier;
  }

  /** Names the addresses. */
  public void routes(Router router) {
    router.get("/c/pay/:id").handler(this::show);
    router.post("/c/pay/:id/pay").handler(this::pay);
  }

  private void show(RoutingContext http) {
    Optional<ObjectNode> session = sessions.find(http.pathParam("id"));
    if (session.isEmpty()) {
      Html.text("There is no such payment page.").framed("Not found").send(http, 404);
    } else {
      show(http, session.get(), "", 200);
    }
  }

  private void show(RoutingContext http, ObjectNode session, String refusal, int status) {
    switch (session.get("status").asText()) {
      case "open" ->
          PaymentForm.of(session, sessions.lineItems(session), refusal).send(http, status);
      case "complete" -> redirect(http, session);
      default -> Html.text("This payment page has expired.").framed("Expired").send(http, 410);
    }
  }

  private void pay(RoutingContext http) {
    boolean json =
        Optional.ofNullable(http.request().getHeader("Content-Type")).orElse("").contains("json");
    Optional<ObjectNode> session = sessions.find(http.pathParam("id"));
    if (session.isEmpty()) {
      Json.send(http, 404, refusal("resource_missing", "There is no such payment page."));
    } else if (json) {
      payByScript(http, session.get());
    } else {
      payByHand(http, session.get());
    }
  }

  private void payByScript(RoutingContext http, ObjectNode session) {
    ObjectNode body;
    try {
      body = Json.read(http.body().asString());
    } catch (UncheckedIOException e) {
      Json.send(http, 400, refusal("invalid_json", "Send {\"card\": \"4242424242424242\"}."));
      return;
    }
    boolean authenticates = body.path("authenticate").asBoolean(true);
    Optional<StripeError> refused =
        attempt(session, body.path("card").asText(TestCard.VISA.number()), authenticates);
    if (refused.isEmpty()) {
      Json.send(http, 200, Json.object().put("paid", true));
    } else {
      ObjectNode error = refused.get().error();
      String code = error.path("decline_code").asText(error.path("code").asText("expired"));
      int status = refused.get().status() == 402 ? 402 : 410;
      Json.send(http, status, refusal(code, refused.get().getMessage()));
    }
  }

  private void payByHand(RoutingContext http, ObjectNode session) {
    boolean declines = "decline".equals(http.request().getFormAttribute("press"));
    String card =
        declines
            ? DECLINED
            : Optional.ofNullable(http.request().getFormAttribute("card")).orElse("");
    Optional<StripeError> refused = attempt(session, card, true);
    ObjectNode now = sessions.find(session.get("id").asText()).orElseThrow();
    show(http, now, refused.map(StripeError::getMessage).orElse(""), refused.isEmpty() ? 200 : 402);
  }

  /** Empty when it is paid. A refused card is recorded, so it isn't rolled back. */
  private Optional<StripeError> attempt(ObjectNode session, String card, boolean authenticates) {
    return store.write(
        () -> {
          try {
            cashier.pay(session, card, authenticates);
            return Optional.empty();
          } catch (StripeError refused) {
            return Optional.of(refused);
          }
        });
  }

  private static ObjectNode refusal(String code, String message) {
    return Json.object().put("paid", false).put("declineCode", code).put("message", message);
  }

  private static void redirect(RoutingContext http, ObjectNode session) {
    String target =
        session
            .get("success_url")
            .asText()
            .replace("{CHECKOUT_SESSION_ID}", session.get("id").asText());
    http.response().setStatusCode(303).putHeader("Location", target).end();
  }
}
