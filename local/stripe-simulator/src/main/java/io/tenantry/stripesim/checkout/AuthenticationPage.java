package io.tenantry.stripesim.checkout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.simulator.page.Html;
import io.tenantry.simulator.store.Store;
import io.tenantry.stripesim.api.StripeError;
import io.tenantry.stripesim.paymentintent.PaymentIntents;
import io.tenantry.stripesim.setupintent.SetupIntents;
import io.tenantry.stripesim.store.Kind;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;

/** The bank's page: where {@code next_action} sends the customer. */
public final class AuthenticationPage {
  private final Store store;
  private final PaymentIntents payments;
  private final SetupIntents setups;

  /** Completes intents of both kinds. */
  public AuthenticationPage(Store store, PaymentIntents payments, SetupIntents setups) {
    this.store = store;
    this.payments = payments;
    this.setups = setups;
  }

  /** Names the addresses. */
  public void routes(Router router) {
    router.get("/c/authenticate/:id").handler(this::show);
    router.post("/c/authenticate/:id").handler(this::decide);
  }

  private void show(RoutingContext http) {
    Html.fill("authenticate", Map.of("id", Html.text(http.pathParam("id"))))
        .framed("Authenticate")
        .send(http, 200);
  }

  private void decide(RoutingContext http) {
    boolean success = "complete".equals(http.request().getFormAttribute("result"));
    String id = http.pathParam("id");
    Optional<ObjectNode> intent = Kind.find(store, id);
    if (intent.isEmpty()) {
      Html.text("There is nothing to authenticate.").framed("Not found").send(http, 404);
      return;
    }
    String back = intent.get().at("/next_action/redirect_to_url/return_url").asText();
    Optional<StripeError> refused = store.write(() -> decide(id, intent.get(), success));
    if (!back.isEmpty()) {
      http.response().setStatusCode(303).putHeader("Location", back).end();
    } else {
      Html.text(refused.map(StripeError::getMessage).orElse("Done. You can close this page."))
          .framed("Authenticate")
          .send(http, refused.map(StripeError::status).orElse(200));
    }
  }

  private Optional<StripeError> decide(String id, ObjectNode intent, boolean success) {
    try {
      if (id.startsWith("seti_")) {
        setups.authenticate(intent, success);
      } else {
        payments.authenticate(intent, success);
      }
      return Optional.empty();
    } catch (StripeError refused) {
      return Optional.of(refused);
    }
  }
}
