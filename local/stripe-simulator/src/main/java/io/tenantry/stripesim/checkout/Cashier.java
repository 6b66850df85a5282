package io.tenantry.stripesim.checkout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.simulator.store.Json;
import io.tenantry.stripesim.api.Origin;
import io.tenantry.stripesim.api.Params;
import io.tenantry.stripesim.api.StripeError;
import io.tenantry.stripesim.card.Decline;
import io.tenantry.stripesim.card.Presence;
import io.tenantry.stripesim.card.Verdict;
import io.tenantry.stripesim.customer.Customers;
import io.tenantry.stripesim.paymentintent.Confirmation;
import io.tenantry.stripesim.paymentintent.PaymentIntents;
import io.tenantry.stripesim.paymentmethod.PaymentMethods;
import io.tenantry.stripesim.paymentmethod.Vault;
import io.tenantry.stripesim.setupintent.SetupIntents;
import java.util.List;
import java.util.Optional;

/** Carries out a payer's click on Pay. */
public final class Cashier {
  private final Sessions sessions;
  private final Customers customers;
  private final PaymentMethods methods;
  private final Vault vault;
  private final PaymentIntents intents;
  private final Confirmation confirmation;
  private final SetupIntents setups;

  /** Ends sessions with the parts that the API uses too. */
  public Cashier(
      Sessions sessions,
      Customers customers,
      PaymentMethods methods,
      Vault vault,
      PaymentIntents intents,
      Confirmation confirmation,
      SetupIntents setups) {
    this.sessions = sessions;
    this.customers = customers;
    this.methods = methods;
    this.vault = vault;
    this.intents = intents;
    this.confirmation = confirmation;
    this.setups = setups;
  }

  /**
   * Pays with this card number. A session that is complete is left as it is.
   *
   * @param authenticates whether the customer passes authentication when the issuer asks for it
   * @throws StripeError with status 402 when the card is refused, which leaves the session open
   */
  ObjectNode pay(ObjectNode session, String card, boolean authenticates) {
    return switch (session.get("status").asText()) {
      case "complete" -> session;
      case "expired" -> throw StripeError.request("This payment page has expired.");
      default -> settle(session, card, authenticates);
    };
  }

  private ObjectNode settle(ObjectNode session, String card, boolean authenticates) {
    Optional<String> email = email(session);
    ObjectNode method = methods.typed(card, email);
    customer(session, email);
    if (session.get("mode").asText().equals("setup")) {
      save(session, method, authenticates);
    } else {
      charge(session, method, authenticates);
    }
    sessions.complete(session);
    return session;
  }

  private void charge(ObjectNode session, ObjectNode method, boolean authenticates) {
    ObjectNode intent =
        intents
            .find(session.get("payment_intent").asText(""))
            .orElseGet(() -> intents.draft(Origin.none(), intentParams(session)));
    intent.set("customer", session.get("customer"));
    session.set("payment_intent", intent.get("id"));
    sessions.put(session);
    if (!authenticates && challenged(method)) {
      throw confirmation.refuse(Origin.none(), intent, method, Decline.AUTHENTICATION_FAILED);
    }
    confirmation.present(Origin.none(), intent, method, Presence.AUTHENTICATED, Optional.empty());
  }

  private void save(ObjectNode session, ObjectNode method, boolean authenticates) {
    ObjectNode data = sessions.intentData(session).tree();
    if (session.get("customer").isTextual()) {
      data.set("customer", session.get("customer"));
    }
    ObjectNode intent =
        setups
            .find(session.get("setup_intent").asText(""))
            .orElseGet(() -> setups.draft(Origin.none(), new Params(data, "")));
    session.set("setup_intent", intent.get("id"));
    sessions.put(session);
    if (challenged(method)) {
      setups.present(Origin.none(), intent, method, Presence.ON_SESSION, Optional.empty());
      setups.authenticate(intent, authenticates);
    } else {
      setups.present(Origin.none(), intent, method, Presence.AUTHENTICATED, Optional.empty());
    }
  }

  private boolean challenged(ObjectNode method) {
    return vault.cardOf(method).charge(Presence.ON_SESSION, false) instanceof Verdict.Challenged;
  }

  private Params intentParams(ObjectNode session) {
    ObjectNode params = sessions.intentData(session).tree();
    params.put("amount", session.get("amount_total").asText());
    params.set("currency", session.get("currency"));
    if (session.get("customer").isTextual()) {
      params.set("customer", session.get("customer"));
    }
    return new Params(params, "");
  }

  private void customer(ObjectNode session, Optional<String> email) {
    boolean wanted = session.path("customer_creation").asText().equals("always");
    if (wanted && !session.get("customer").isTextual()) {
      ObjectNode given = Json.object();
      email.ifPresent(value -> given.put("email", value));
      session.set("customer", customers.create(Origin.none(), new Params(given, "")).get("id"));
    }
  }

  private static Optional<String> email(ObjectNode session) {
    return List.of(session.path("customer_details").path("email"), session.path("customer_email"))
        .stream()
        .filter(node -> node.isTextual())
        .map(node -> node.asText())
        .findFirst();
  }
}
