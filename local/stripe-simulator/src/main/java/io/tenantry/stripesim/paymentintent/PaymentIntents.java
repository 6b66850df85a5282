package io.tenantry.stripesim.paymentintent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.simulator.store.Digits;
import io.tenantry.simulator.store.Store;
import io.tenantry.simulator.store.Table;
import io.tenantry.stripesim.api.Api;
import io.tenantry.stripesim.api.Call;
import io.tenantry.stripesim.api.Origin;
import io.tenantry.stripesim.api.Page;
import io.tenantry.stripesim.api.Params;
import io.tenantry.stripesim.api.StripeError;
import io.tenantry.stripesim.card.Decline;
import io.tenantry.stripesim.card.Presence;
import io.tenantry.stripesim.customer.Customers;
import io.tenantry.stripesim.event.Events;
import io.tenantry.stripesim.paymentmethod.PaymentMethods;
import io.tenantry.stripesim.store.Blank;
import io.tenantry.stripesim.store.Ids;
import io.tenantry.stripesim.store.Kind;
import io.tenantry.stripesim.store.SimulatedClock;
import java.util.Map;
import java.util.Optional;

/** One payment each, from the wish to the money. */
public final class PaymentIntents {
  private static final String MANUAL = "manual";

  private final Table intents;
  private final Map<String, String> authenticated;
  private final Customers customers;
  private final PaymentMethods methods;
  private final Confirmation confirmation;
  private final Events events;
  private final SimulatedClock clock;

  /** Payment intents live in this store. */
  public PaymentIntents(
      Store store,
      Customers customers,
      PaymentMethods methods,
      Confirmation confirmation,
      Events events,
      SimulatedClock clock) {
    this.intents = Kind.PAYMENT_INTENT.in(store);
    this.authenticated = store.map("authenticated");
    this.customers = customers;
    this.methods = methods;
    this.confirmation = confirmation;
    this.events = events;
    this.clock = clock;
  }

  /** Names the addresses. */
  public void routes(Api api) {
    api.get("/v1/payment_intents", call -> Page.of(intents, call, "customer"));
    api.post("/v1/payment_intents", this::create);
    api.get("/v1/payment_intents/:id", this::retrieve);
    api.post("/v1/payment_intents/:id", this::update);
    api.post("/v1/payment_intents/:id/confirm", this::confirm);
    api.post("/v1/payment_intents/:id/cancel", this::cancel);
  }

  /** A new payment intent, not confirmed. */
  public ObjectNode draft(Origin origin, Params params) {
    params.requiredInteger("amount");
    params.required("currency");
    String id = Ids.next(Kind.PAYMENT_INTENT.prefix());
    ObjectNode intent = Blank.of("payment_intent").put("id", id);
    intent
        .put("created", clock.seconds())
        .put("client_secret", id + "_secret_" + Digits.random(25));
    IntentForm.fill(intent, params);
    name(intent, params);
    intents.put(intent);
    events.emit(origin, "payment_intent.created", intent);
    return intent;
  }

  /** The payment intent with this id. */
  public Optional<ObjectNode> find(String id) {
    return intents.find(id);
  }

  /** The customer came back from authenticating, with success or without. */
  public ObjectNode authenticate(ObjectNode intent, boolean success) {
    if (status(intent) != IntentStatus.REQUIRES_ACTION) {
      throw unexpected("authenticate", intent);
    }
    ObjectNode method = methods.named(intent.get("payment_method").asText(), "payment_method");
    if (!success) {
      throw confirmation.refuse(Origin.none(), intent, method, Decline.AUTHENTICATION_FAILED);
    }
    if (intent.get("confirmation_method").asText().equals(MANUAL)) {
      authenticated.put(intent.get("id").asText(), "");
      intent.put("status", IntentStatus.REQUIRES_CONFIRMATION.wire()).putNull("next_action");
      intents.put(intent);
      return intent;
    }
    return confirmation.present(
        Origin.none(), intent, method, Presence.AUTHENTICATED, Optional.empty());
  }

  /** Gives a payment intent up. */
  public ObjectNode cancel(Origin origin, ObjectNode intent, String reason) {
    if (!status(intent).cancelable()) {
      throw unexpected("cancel", intent);
    }
    intent.put("status", IntentStatus.CANCELED.wire()).putNull("next_action");
    intent.put("canceled_at", clock.seconds()).put("cancellation_reason", reason);
    intents.put(intent);
    events.emit(origin, "payment_intent.canceled", intent);
    return intent;
  }

  private ObjectNode create(Call call) {
    Params params = call.params();
    boolean confirm = params.flag("confirm");
    if (!confirm && params.has("off_session")) {
      throw StripeError.invalid(
          "parameter_unknown", "off_session can only be given with confirm=true.", "off_session");
    }
    ObjectNode intent = draft(call.origin(), params);
    return confirm ? confirm(call, intent) : intent;
  }

  private ObjectNode retrieve(Call call) {
    return find(call.requiredId())
        .orElseThrow(() -> StripeError.notFound("payment_intent", call.requiredId(), "intent"));
  }

  private ObjectNode update(Call call) {
    ObjectNode intent = retrieve(call);
    if (!status(intent).cancelable() && call.params().has("amount")) {
      throw unexpected("update the amount of", intent);
    }
    IntentForm.fill(intent, call.params());
    name(intent, call.params());
    intents.put(intent);
    return intent;
  }

  private ObjectNode confirm(Call call) {
    ObjectNode intent = retrieve(call);
    name(intent, call.params());
    return confirm(call, intent);
  }

  private ObjectNode cancel(Call call) {
    String reason = call.params().text("cancellation_reason").orElse(null);
    return cancel(call.origin(), retrieve(call), reason);
  }

  private ObjectNode confirm(Call call, ObjectNode intent) {
    if (!status(intent).confirmable()) {
      throw unexpected("confirm", intent);
    }
    if (!intent.get("payment_method").isTextual()) {
      throw StripeError.state(
          "payment_intent_unexpected_state",
          "You cannot confirm this PaymentIntent because it's missing a payment method.",
          intent);
    }
    ObjectNode method = methods.named(intent.get("payment_method").asText(), "payment_method");
    Optional<String> returnUrl = call.params().text("return_url");
    ObjectNode moved =
        confirmation.present(call.origin(), intent, method, presence(call, intent), returnUrl);
    if (status(moved) == IntentStatus.REQUIRES_ACTION
        && call.params().flag("error_on_requires_action")) {
      throw confirmation.refuse(call.origin(), moved, method, Decline.AUTHENTICATION_REQUIRED);
    }
    return moved;
  }

  private Presence presence(Call call, ObjectNode intent) {
    if (authenticated.remove(intent.get("id").asText()) != null) {
      return Presence.AUTHENTICATED;
    }
    boolean offSession =
        call.params().text("off_session").filter(v -> !v.equals("false")).isPresent();
    return offSession ? Presence.OFF_SESSION : Presence.ON_SESSION;
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
    if (status(intent) == IntentStatus.REQUIRES_PAYMENT_METHOD) {
      intent.put("status", IntentStatus.REQUIRES_CONFIRMATION.wire());
    }
  }

  private static IntentStatus status(ObjectNode intent) {
    return IntentStatus.of(intent.get("status").asText());
  }

  private static StripeError unexpected(String verb, ObjectNode intent) {
    String why =
        status(intent) == IntentStatus.SUCCEEDED
            ? "it has already succeeded after being previously confirmed."
            : "it has a status of " + intent.get("status").asText() + ".";
    return StripeError.state(
        "payment_intent_unexpected_state",
        "You cannot " + verb + " this PaymentIntent because " + why,
        intent);
  }
}
