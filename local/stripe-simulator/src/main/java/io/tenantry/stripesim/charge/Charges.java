package io.tenantry.stripesim.charge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.simulator.store.Digits;
import io.tenantry.simulator.store.Json;
import io.tenantry.simulator.store.Store;
import io.tenantry.simulator.store.Table;
import io.tenantry.stripesim.api.Api;
import io.tenantry.stripesim.api.Call;
import io.tenantry.stripesim.api.Origin;
import io.tenantry.stripesim.api.Page;
import io.tenantry.stripesim.api.StripeError;
import io.tenantry.stripesim.balance.Ledger;
import io.tenantry.stripesim.card.Decline;
import io.tenantry.stripesim.event.Events;
import io.tenantry.stripesim.store.Blank;
import io.tenantry.stripesim.store.Ids;
import io.tenantry.stripesim.store.Kind;
import io.tenantry.stripesim.store.SimulatedClock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Attempts to take money, successful or not. */
public final class Charges {
  private static final List<String> COPIED =
      List.of(
          "application_fee_amount",
          "currency",
          "customer",
          "description",
          "metadata",
          "receipt_email",
          "statement_descriptor",
          "transfer_data",
          "transfer_group");

  private final Table charges;
  private final Ledger ledger;
  private final Events events;
  private final SimulatedClock clock;
  private final String publicUrl;

  /** Charges live in this store; {@code publicUrl} is where their receipts are. */
  public Charges(
      Store store, Ledger ledger, Events events, SimulatedClock clock, String publicUrl) {
    this.charges = Kind.CHARGE.in(store);
    this.ledger = ledger;
    this.events = events;
    this.clock = clock;
    this.publicUrl = publicUrl;
  }

  /** Names the addresses. */
  public void routes(Api api) {
    api.get("/v1/charges", call -> Page.of(charges, call, "payment_intent", "customer"));
    api.get("/v1/charges/:id", this::retrieve);
  }

  /** Takes the amount of a payment intent. */
  public ObjectNode take(Origin origin, ObjectNode intent, ObjectNode method) {
    ObjectNode charge = attempt(intent, method);
    String id = charge.get("id").asText();
    long amount = charge.get("amount").asLong();
    String currency = charge.get("currency").asText();
    charge.put("status", "succeeded").put("paid", true).put("captured", true);
    charge.put("amount_captured", amount);
    charge.put("receipt_url", publicUrl + "/receipts/" + id);
    charge.put("balance_transaction", ledger.enter("charge", id, currency, amount, Fee.of(amount)));
    outcome(charge, "authorized", "approved_by_network", "Payment complete.");
    charges.put(charge);
    events.emit(origin, "charge.succeeded", charge);
    return charge;
  }

  /** Records that the card was refused. */
  public ObjectNode refuse(Origin origin, ObjectNode intent, ObjectNode method, Decline decline) {
    ObjectNode charge = attempt(intent, method);
    charge.put("status", "failed");
    charge.put("failure_code", decline.code()).put("failure_message", decline.message());
    outcome(
        charge,
        "issuer_declined",
        "declined_by_network",
        "The bank did not return any further details with this decline.");
    charge
        .withObjectProperty("outcome")
        .put("reason", decline.reason())
        .put("type", "issuer_declined");
    charges.put(charge);
    events.emit(origin, "charge.failed", charge);
    return charge;
  }

  /** Stores a charge that changed. */
  public void put(ObjectNode charge) {
    charges.put(charge);
  }

  /** The charge with this id. */
  public Optional<ObjectNode> find(String id) {
    return charges.find(id);
  }

  /** All of them, newest first. */
  public Stream<ObjectNode> newestFirst() {
    return charges.newestFirst("");
  }

  private ObjectNode retrieve(Call call) {
    return find(call.requiredId())
        .orElseThrow(() -> StripeError.notFound("charge", call.requiredId(), "id"));
  }

  private ObjectNode attempt(ObjectNode intent, ObjectNode method) {
    String id = Ids.next(Kind.CHARGE.prefix());
    ObjectNode charge = Blank.of("charge").put("id", id).put("created", clock.seconds());
    COPIED.forEach(field -> charge.set(field, intent.get(field).deepCopy()));
    charge.set("amount", intent.get("amount"));
    charge.put("payment_intent", intent.get("id").asText());
    charge.put("payment_method", method.get("id").asText());
    charge.set("billing_details", method.get("billing_details").deepCopy());
    charge.put("calculated_statement_descriptor", "TENANTRY");
    charge.withObjectProperty("refunds").put("url", "/v1/charges/" + id + "/refunds");
    details(charge, (ObjectNode) method.get("card"));
    return charge;
  }

  private static void details(ObjectNode charge, ObjectNode card) {
    ObjectNode shown =
        charge.withObjectProperty("payment_method_details").withObjectProperty("card");
    for (String field :
        List.of("brand", "country", "exp_month", "exp_year", "fingerprint", "funding", "last4")) {
      shown.set(field, card.get(field));
    }
    shown.set("network", card.get("brand"));
    shown.set("amount_authorized", charge.get("amount"));
    shown.withObjectProperty("overcapture").set("maximum_amount_capturable", charge.get("amount"));
    shown.put("network_transaction_id", Digits.random(15));
    shown.put("authorization_code", Digits.random(6));
  }

  private static void outcome(ObjectNode charge, String type, String network, String message) {
    ObjectNode outcome = charge.withObjectProperty("outcome");
    outcome.put("type", type).put("network_status", network).put("seller_message", message);
    outcome.put("risk_level", "normal").put("risk_score", 20);
  }

  /** Summarizes the money that the provider has captured. */
  public ObjectNode summary(ObjectNode charge) {
    ObjectNode row = Json.object().put("id", charge.get("id").asText());
    row.set("paymentIntent", charge.get("payment_intent"));
    row.set("amount", charge.get("amount"));
    row.set("amountRefunded", charge.get("amount_refunded"));
    for (String field : List.of("currency", "customer", "metadata", "created", "status")) {
      row.set(field, charge.get(field));
    }
    return row;
  }
}
