package io.tenantry.stripesim.paymentintent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.simulator.store.Store;
import io.tenantry.simulator.store.Table;
import io.tenantry.stripesim.api.Origin;
import io.tenantry.stripesim.api.StripeError;
import io.tenantry.stripesim.card.Decline;
import io.tenantry.stripesim.card.Presence;
import io.tenantry.stripesim.card.Verdict;
import io.tenantry.stripesim.charge.Charges;
import io.tenantry.stripesim.event.Events;
import io.tenantry.stripesim.paymentmethod.PaymentMethods;
import io.tenantry.stripesim.paymentmethod.Vault;
import io.tenantry.stripesim.store.Kind;
import java.util.Optional;

/** Presents a card for a payment intent and makes the move that follows. */
public final class Confirmation {
  private final Table intents;
  private final Charges charges;
  private final PaymentMethods methods;
  private final Vault vault;
  private final Events events;
  private final NextAction nextAction;

  /** Moves payment intents of this store. */
  public Confirmation(
      Store store,
      Charges charges,
      PaymentMethods methods,
      Vault vault,
      Events events,
      NextAction nextAction) {
    this.intents = Kind.PAYMENT_INTENT.in(store);
    this.charges = charges;
    this.methods = methods;
    this.vault = vault;
    this.events = events;
    this.nextAction = nextAction;
  }

  /**
   * Succeeds, asks for authentication, or fails with the 402 that says why; whichever it is, is
   * stored.
   */
  public ObjectNode present(
      Origin origin,
      ObjectNode intent,
      ObjectNode method,
      Presence presence,
      Optional<String> returnUrl) {
    checkOwner(intent, method);
    intent.put("payment_method", method.get("id").asText());
    return switch (vault.cardOf(method).charge(presence, vault.isSetUp(method))) {
      case Verdict.Approved approved -> succeed(origin, intent, method);
      case Verdict.Challenged challenged -> challenge(origin, intent, returnUrl);
      case Verdict.Declined declined -> throw refuse(origin, intent, method, declined.decline());
    };
  }

  /** Records a refusal and answers the error to throw. */
  public StripeError refuse(Origin origin, ObjectNode intent, ObjectNode method, Decline decline) {
    ObjectNode charge = charges.refuse(origin, intent, method, decline);
    ObjectNode error = decline.error().put("charge", charge.get("id").asText());
    error.set("payment_method", method.deepCopy());
    intent.put("status", IntentStatus.REQUIRES_PAYMENT_METHOD.wire());
    intent.putNull("payment_method").putNull("next_action");
    intent.put("latest_charge", charge.get("id").asText());
    intent.set("last_payment_error", error.deepCopy());
    intents.put(intent);
    events.emit(origin, "payment_intent.payment_failed", intent);
    error.set("payment_intent", intent);
    return StripeError.card(error);
  }

  private ObjectNode succeed(Origin origin, ObjectNode intent, ObjectNode method) {
    ObjectNode charge = charges.take(origin, intent, method);
    intent.put("status", IntentStatus.SUCCEEDED.wire());
    intent.putNull("next_action").putNull("last_payment_error");
    intent.put("latest_charge", charge.get("id").asText());
    intent.set("amount_received", intent.get("amount"));
    intents.put(intent);
    keepMethod(origin, intent, method);
    events.emit(origin, "payment_intent.succeeded", intent);
    return intent;
  }

  private ObjectNode challenge(Origin origin, ObjectNode intent, Optional<String> returnUrl) {
    intent.put("status", IntentStatus.REQUIRES_ACTION.wire());
    intent.set("next_action", nextAction.of(intent, returnUrl));
    intents.put(intent);
    events.emit(origin, "payment_intent.requires_action", intent);
    return intent;
  }

  private void keepMethod(Origin origin, ObjectNode intent, ObjectNode method) {
    boolean saving = intent.get("setup_future_usage").isTextual();
    boolean saved = method.get("customer").isTextual();
    if (saving && intent.get("customer").isTextual()) {
      vault.setUp(method);
      if (!saved) {
        methods.attach(origin, method, intent.get("customer").asText());
      }
    } else if (!saved && !saving) {
      vault.spend(method);
    }
  }

  private void checkOwner(ObjectNode intent, ObjectNode method) {
    String owner = method.get("customer").asText("");
    if (owner.isEmpty() && vault.isSpent(method)) {
      throw PaymentMethods.spent();
    }
    if (!owner.isEmpty() && !owner.equals(intent.get("customer").asText(""))) {
      throw StripeError.request(
          "The PaymentMethod "
              + method.get("id").asText()
              + " belongs to the Customer "
              + owner
              + ". Please include the Customer in the `customer` parameter on the PaymentIntent.");
    }
  }
}
