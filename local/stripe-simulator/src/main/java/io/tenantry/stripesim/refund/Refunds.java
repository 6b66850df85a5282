package io.tenantry.stripesim.refund;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.simulator.store.Store;
import io.tenantry.simulator.store.Table;
import io.tenantry.stripesim.api.Api;
import io.tenantry.stripesim.api.Call;
import io.tenantry.stripesim.api.Metadata;
import io.tenantry.stripesim.api.Page;
import io.tenantry.stripesim.api.Params;
import io.tenantry.stripesim.api.StripeError;
import io.tenantry.stripesim.balance.Ledger;
import io.tenantry.stripesim.charge.Charges;
import io.tenantry.stripesim.event.Events;
import io.tenantry.stripesim.money.Currencies;
import io.tenantry.stripesim.store.Blank;
import io.tenantry.stripesim.store.Ids;
import io.tenantry.stripesim.store.Kind;
import io.tenantry.stripesim.store.SimulatedClock;
import java.util.Optional;
import java.util.Set;

/** Money given back, whole or in parts, never more than was taken. */
public final class Refunds {
  private static final Set<String> REASONS =
      Set.of("duplicate", "fraudulent", "requested_by_customer");

  private final Table refunds;
  private final Table intents;
  private final Charges charges;
  private final Ledger ledger;
  private final Events events;
  private final SimulatedClock clock;

  /** Refunds live in this store. */
  public Refunds(Store store, Charges charges, Ledger ledger, Events events, SimulatedClock clock) {
    this.refunds = Kind.REFUND.in(store);
    this.intents = Kind.PAYMENT_INTENT.in(store);
    this.charges = charges;
    this.ledger = ledger;
    this.events = events;
    this.clock = clock;
  }

  /** Names the addresses. */
  public void routes(Api api) {
    api.get("/v1/refunds", call -> Page.of(refunds, call, "charge", "payment_intent"));
    api.post("/v1/refunds", this::create);
    api.get("/v1/refunds/:id", this::retrieve);
    api.post("/v1/refunds/:id", this::update);
  }

  private ObjectNode create(Call call) {
    Params params = call.params();
    ObjectNode charge = charge(params);
    long left = charge.get("amount_captured").asLong() - charge.get("amount_refunded").asLong();
    long amount = params.integer("amount").orElse(left);
    check(charge, amount, left);
    ObjectNode refund = refund(charge, amount);
    refund.put("reason", reason(params).orElse(null));
    Metadata.merge(refund, params);
    refunds.put(refund);
    enter(charge, refund, amount == left);
    events.emit(call.origin(), "charge.refunded", charge);
    events.emit(call.origin(), "refund.created", refund);
    return refund;
  }

  private ObjectNode charge(Params params) {
    Optional<String> intent = params.text("payment_intent");
    String id =
        intent.isPresent()
            ? chargeOf(intent.get())
            : params.text("charge").orElseThrow(Refunds::nothingNamed);
    return charges.find(id).orElseThrow(() -> StripeError.noSuch("charge", id, "charge"));
  }

  private String chargeOf(String intentId) {
    ObjectNode intent =
        intents
            .find(intentId)
            .orElseThrow(() -> StripeError.noSuch("payment_intent", intentId, "payment_intent"));
    if (!intent.get("status").asText().equals("succeeded")) {
      throw StripeError.request(
          "This PaymentIntent (" + intentId + ") does not have a successful charge to refund.");
    }
    return intent.get("latest_charge").asText();
  }

  private static void check(ObjectNode charge, long amount, long left) {
    String id = charge.get("id").asText();
    if (!charge.get("paid").asBoolean()) {
      throw StripeError.request("Charge " + id + " was not successful and cannot be refunded.");
    }
    if (charge.get("disputed").asBoolean()) {
      throw StripeError.state(
          "charge_disputed",
          "Charge " + id + " has been charged back; cannot issue a refund.",
          charge);
    }
    if (left == 0) {
      throw StripeError.state(
          "charge_already_refunded", "Charge " + id + " has already been refunded.", charge);
    }
    if (amount < 1) {
      throw StripeError.invalid(
          "parameter_invalid_integer", "This value must be greater than or equal to 1.", "amount");
    }
    Currencies.check(amount, charge.get("currency").asText(), "amount");
    if (amount > left) {
      throw StripeError.request(
          "Refund amount ("
              + amount
              + ") is greater than unrefunded amount on charge ("
              + left
              + ")");
    }
  }

  private ObjectNode refund(ObjectNode charge, long amount) {
    ObjectNode refund = Blank.of("refund").put("id", Ids.next(Kind.REFUND.prefix()));
    refund.put("created", clock.seconds()).put("amount", amount);
    refund.put("charge", charge.get("id").asText());
    refund.set("currency", charge.get("currency"));
    refund.set("payment_intent", charge.get("payment_intent"));
    refund.set("payment_method", charge.get("payment_method"));
    refund.set("customer", charge.get("customer"));
    String currency = charge.get("currency").asText();
    refund.put(
        "balance_transaction",
        ledger.enter("refund", refund.get("id").asText(), currency, -amount, 0));
    return refund;
  }

  private void enter(ObjectNode charge, ObjectNode refund, boolean all) {
    long before = charge.get("amount_refunded").asLong();
    charge.put("amount_refunded", before + refund.get("amount").asLong()).put("refunded", all);
    charge.withObjectProperty("refunds").withArray("data").insert(0, refund.deepCopy());
    charges.put(charge);
  }

  private ObjectNode retrieve(Call call) {
    return refunds
        .find(call.requiredId())
        .orElseThrow(() -> StripeError.notFound("refund", call.requiredId(), "id"));
  }

  private ObjectNode update(Call call) {
    ObjectNode refund = retrieve(call);
    Metadata.merge(refund, call.params());
    refunds.put(refund);
    events.emit(call.origin(), "refund.updated", refund);
    events.emit(call.origin(), "charge.refund.updated", refund);
    return refund;
  }

  private static Optional<String> reason(Params params) {
    Optional<String> reason = params.text("reason");
    if (reason.isPresent() && !REASONS.contains(reason.get())) {
      throw StripeError.invalid(
          "parameter_invalid_enum", "Invalid reason: must be one of " + REASONS, "reason");
    }
    return reason;
  }

  private static StripeError nothingNamed() {
    return StripeError.request(
        "One of the following params should be provided: payment_intent or charge.");
  }
}
