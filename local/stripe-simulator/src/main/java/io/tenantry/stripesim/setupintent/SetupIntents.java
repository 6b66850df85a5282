package io.tenantry.stripesim.setupintent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.simulator.store.Digits;
import io.tenantry.simulator.store.Store;
import io.tenantry.simulator.store.Table;
import io.tenantry.stripesim.api.Api;
import io.tenantry.stripesim.api.Call;
import io.tenantry.stripesim.api.Metadata;
import io.tenantry.stripesim.api.Origin;
import io.tenantry.stripesim.api.Page;
import io.tenantry.stripesim.api.Params;
import io.tenantry.stripesim.api.StripeError;
import io.tenantry.stripesim.card.Decline;
import io.tenantry.stripesim.card.Presence;
import io.tenantry.stripesim.card.Verdict;
import io.tenantry.stripesim.customer.Customers;
import io.tenantry.stripesim.event.Events;
import io.tenantry.stripesim.paymentintent.NextAction;
import io.tenantry.stripesim.paymentmethod.PaymentMethods;
import io.tenantry.stripesim.paymentmethod.Vault;
import io.tenantry.stripesim.store.Blank;
import io.tenantry.stripesim.store.Ids;
import io.tenantry.stripesim.store.Kind;
import io.tenantry.stripesim.store.SimulatedClock;
import java.util.Optional;

/** A card saved for later, without money. */
public final class SetupIntents {
  private final Table intents;
  private final Customers customers;
  private final PaymentMethods methods;
  private final Vault vault;
  private final Events events;
  private final SimulatedClock clock;
  private final NextAction nextAction;

  /** Setup intents live in this store. */
  public SetupIntents(
      Store store,
      Customers customers,
      PaymentMethods methods,
      Vault vault,
      Events events,
      SimulatedClock clock,
      NextAction nextAction) {
    this.intents = Kind.SETUP_INTENT.in(store);
    this.customers = customers;
    this.methods = methods;
    this.vault = vault;
    this.events = events;
    this.clock = clock;
    this.nextAction = nextAction;
  }

  /** Names the addresses. */
  public void routes(Api api) {
    api.get("/v1/setup_intents", call -> Page.of(intents, call, "customer", "payment_method"));
    api.post("/v1/setup_intents", this::create);
    api.get("/v1/setup_intents/:id", this::retrieve);
    api.post("/v1/setup_intents/:id/confirm", this::confirm);
    api.post("/v1/setup_intents/:id/cancel", this::cancel);
  }

  /** A new setup intent, not confirmed. */
  public ObjectNode draft(Origin origin, Params params) {
    String id = Ids.next(Kind.SETUP_INTENT.prefix());
    ObjectNode intent = Blank.of("setup_intent").put("id", id).put("created", clock.seconds());
    intent.put("client_secret", id + "_secret_" + Digits.random(30));
    params.text("usage").ifPresent(usage -> intent.put("usage", usage));
    params.text("description").ifPresent(text -> intent.put("description", text));
    Metadata.merge(intent, params);
    name(intent, params);
    intents.put(intent);
    events.emit(origin, "setup_intent.created", intent);
    return intent;
  }

  /** The setup intent with this id. */
  public Optional<ObjectNode> find(String id) {
    return intents.find(id);
  }

  /** Asks the issuer; a refusal is stored and thrown as the 402 that says why. */
  public ObjectNode present(
      Origin origin,
      ObjectNode intent,
      ObjectNode method,
      Presence presence,
      Optional<String> returnUrl) {
    intent.set("payment_method", method.get("id"));
    return switch (vault.cardOf(method).save(presence)) {
      case Verdict.Approved approved -> succeed(origin, intent, method);
      case Verdict.Challenged challenged -> challenge(origin, intent, returnUrl);
      case Verdict.Declined declined -> throw refuse(origin, intent, method, declined.decline());
    };
  }

  /** The customer came back from authenticating, with success or without. */
  public ObjectNode authenticate(ObjectNode intent, boolean success) {
    if (!intent.get("status").asText().equals("requires_action")) {
      throw unexpected(intent);
    }
    ObjectNode method = methods.named(intent.get("payment_method").asText(), "payment_method");
    if (!success) {
      throw refuse(Origin.none(), intent, method, Decline.AUTHENTICATION_FAILED);
    }
    return present(Origin.none(), intent, method, Presence.AUTHENTICATED, Optional.empty());
  }

  private ObjectNode create(Call call) {
    boolean confirm = call.params().flag("confirm");
    ObjectNode intent = draft(call.origin(), call.params());
    return confirm ? confirm(call, intent) : intent;
  }

  private ObjectNode retrieve(Call call) {
    return find(call.requiredId())
        .orElseThrow(() -> StripeError.notFound("setupintent", call.requiredId(), "intent"));
  }

  private ObjectNode confirm(Call call) {
    ObjectNode intent = retrieve(call);
    name(intent, call.params());
    return confirm(call, intent);
  }

  private ObjectNode confirm(Call call, ObjectNode intent) {
    boolean open = intent.get("status").asText().matches("requires_(payment_method|confirmation)");
    if (!open || !intent.get("payment_method").isTextual()) {
      throw unexpected(intent);
    }
    ObjectNode method = methods.named(intent.get("payment_method").asText(), "payment_method");
    Optional<String> returnUrl = call.params().text("return_url");
    return present(call.origin(), intent, method, Presence.ON_SESSION, returnUrl);
  }

  private ObjectNode cancel(Call call) {
    ObjectNode intent = retrieve(call);
    if (intent.get("status").asText().matches("succeeded|canceled")) {
      throw unexpected(intent);
    }
    intent.put("status", "canceled").putNull("next_action");
    intent.put("cancellation_reason", call.params().text("cancellation_reason").orElse(null));
    intents.put(intent);
    events.emit(call.origin(), "setup_intent.canceled", intent);
    return intent;
  }

  private ObjectNode succeed(Origin origin, ObjectNode intent, ObjectNode method) {
    intent.put("status", "succeeded").putNull("next_action").putNull("last_setup_error");
    intents.put(intent);
    vault.setUp(method);
    if (intent.get("customer").isTextual() && !method.get("customer").isTextual()) {
      methods.attach(origin, method, intent.get("customer").asText());
    }
    events.emit(origin, "setup_intent.succeeded", intent);
    return intent;
  }

  private ObjectNode challenge(Origin origin, ObjectNode intent, Optional<String> returnUrl) {
    intent.put("status", "requires_action");
    intent.set("next_action", nextAction.of(intent, returnUrl));
    intents.put(intent);
    events.emit(origin, "setup_intent.requires_action", intent);
    return intent;
  }

  private StripeError refuse(Origin origin, ObjectNode intent, ObjectNode method, Decline decline) {
    ObjectNode error = decline.error();
    if (decline == Decline.AUTHENTICATION_FAILED) {
      error.put("code", "setup_intent_authentication_failure");
    }
    error.set("payment_method", method.deepCopy());
    intent.put("status", "requires_payment_method");
    intent.putNull("payment_method").putNull("next_action");
    intent.set("last_setup_error", error.deepCopy());
    intents.put(intent);
    events.emit(origin, "setup_intent.setup_failed", intent);
    error.set("setup_intent", intent);
    return StripeError.card(error);
  }

  private void name(ObjectNode intent, Params params) {
    params
        .text("customer")
        .ifPresent(id -> intent.set("customer", customers.named(id, "customer").get("id")));
    params.text("payment_method").ifPresent(id -> use(intent, methods.named(id, "payment_method")));
    if (params.has("payment_method_data")) {
      use(intent, methods.create(params.child("payment_method_data")));
    }
  }

  private static void use(ObjectNode intent, ObjectNode method) {
    intent.set("payment_method", method.get("id"));
    if (intent.get("status").asText().equals("requires_payment_method")) {
      intent.put("status", "requires_confirmation");
    }
  }

  private static StripeError unexpected(ObjectNode intent) {
    return StripeError.state(
        "setup_intent_unexpected_state",
        "This SetupIntent can't be used like that: its status is "
            + intent.get("status").asText()
            + ".",
        intent);
  }
}
