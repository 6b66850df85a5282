package io.tenantry.stripesim.paymentmethod;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.simulator.store.Store;
import io.tenantry.simulator.store.Table;
import io.tenantry.stripesim.api.Api;
import io.tenantry.stripesim.api.Call;
import io.tenantry.stripesim.api.Metadata;
import io.tenantry.stripesim.api.Origin;
import io.tenantry.stripesim.api.Page;
import io.tenantry.stripesim.api.Params;
import io.tenantry.stripesim.api.StripeError;
import io.tenantry.stripesim.card.Presence;
import io.tenantry.stripesim.card.TestCard;
import io.tenantry.stripesim.card.Verdict;
import io.tenantry.stripesim.customer.Customers;
import io.tenantry.stripesim.event.Events;
import io.tenantry.stripesim.store.Blank;
import io.tenantry.stripesim.store.Ids;
import io.tenantry.stripesim.store.Kind;
import io.tenantry.stripesim.store.SimulatedClock;
import java.time.ZoneOffset;
import java.util.Optional;

/** Cards, alone or saved with a customer. */
public final class PaymentMethods {
  private final Table methods;
  private final Vault vault;
  private final Customers customers;
  private final Events events;
  private final SimulatedClock clock;

  /** Payment methods live in this store, their numbers in the vault. */
  public PaymentMethods(
      Store store, Vault vault, Customers customers, Events events, SimulatedClock clock) {
    this.methods = Kind.PAYMENT_METHOD.in(store);
    this.vault = vault;
    this.customers = customers;
    this.events = events;
    this.clock = clock;
  }

  /** Names the addresses. */
  public void routes(Api api) {
    api.get("/v1/payment_methods", call -> Page.of(methods, call, "customer", "type"));
    api.post("/v1/payment_methods", call -> create(call.params()));
    api.get("/v1/payment_methods/:id", this::retrieve);
    api.post("/v1/payment_methods/:id", this::update);
    api.post("/v1/payment_methods/:id/attach", this::attach);
    api.post("/v1/payment_methods/:id/detach", this::detach);
    api.get("/v1/customers/:id/payment_methods", this::ofCustomer);
  }

  /** A new payment method from {@code type}, {@code card}, {@code billing_details}. */
  public ObjectNode create(Params params) {
    String type = params.required("type");
    if (!type.equals("card")) {
      throw StripeError.invalid(
          "payment_method_unactivated", "Only cards are simulated, not " + type + ".", "type");
    }
    ObjectNode method = keep(CardForm.read(params, thisYear()));
    CardForm.billing(method, params.child("billing_details"));
    Metadata.merge(method, params);
    methods.put(method);
    return method;
  }

  /** A new payment method from a number typed into a page. */
  public ObjectNode typed(String number, Optional<String> email) {
    ObjectNode method = keep(CardForm.alias(Vault.card(number), thisYear()));
    email.ifPresent(value -> method.withObjectProperty("billing_details").put("email", value));
    methods.put(method);
    return method;
  }

  /** The payment method a parameter names; {@code pm_card_…} makes a new one. */
  public ObjectNode named(String id, String param) {
    return TestCard.ofAlias(id)
        .map(card -> keep(CardForm.alias(card, thisYear())))
        .or(() -> methods.find(id))
        .orElseThrow(() -> StripeError.noSuch("PaymentMethod", id, param));
  }

  /** Saves a payment method with a customer. */
  public void attach(Origin origin, ObjectNode method, String customer) {
    method.put("customer", customer);
    methods.put(method);
    events.emit(origin, "payment_method.attached", method);
  }

  private ObjectNode keep(CardForm form) {
    ObjectNode method =
        Blank.of("payment_method").put("id", Ids.next(Kind.PAYMENT_METHOD.prefix()));
    method.put("created", clock.seconds());
    form.show(method);
    methods.put(method);
    vault.keep(method.get("id").asText(), form.card());
    return method;
  }

  private ObjectNode retrieve(Call call) {
    return methods
        .find(call.requiredId())
        .orElseThrow(() -> StripeError.notFound("PaymentMethod", call.requiredId(), "id"));
  }

  private ObjectNode update(Call call) {
    ObjectNode method = retrieve(call);
    CardForm.billing(method, call.params().child("billing_details"));
    Metadata.merge(method, call.params());
    methods.put(method);
    events.emit(call.origin(), "payment_method.updated", method);
    return method;
  }

  private ObjectNode attach(Call call) {
    ObjectNode method = named(call.requiredId(), "payment_method");
    String customer = call.params().required("customer");
    customers.named(customer, "customer");
    if (vault.isSpent(method)) {
      throw spent();
    }
    if (method.get("customer").isTextual() && !method.get("customer").asText().equals(customer)) {
      throw StripeError.request(
          "The payment method you provided has already been attached to a customer.");
    }
    if (vault.cardOf(method).save(Presence.AUTHENTICATED) instanceof Verdict.Declined refused) {
      throw StripeError.card(refused.decline().error());
    }
    attach(call.origin(), method, customer);
    return method;
  }

  private ObjectNode detach(Call call) {
    ObjectNode method = retrieve(call);
    if (!method.get("customer").isTextual()) {
      throw StripeError.request(
          "The payment method you provided is not attached to a customer so detachment is"
              + " impossible.");
    }
    method.putNull("customer");
    methods.put(method);
    vault.spend(method);
    events.emit(call.origin(), "payment_method.detached", method);
    return method;
  }

  private ObjectNode ofCustomer(Call call) {
    Params filtered = new Params(call.params().tree().put("customer", call.requiredId()), "");
    return Page.of(methods, call.with(filtered), "customer", "type");
  }

  /** The error for a payment method that was used up or detached. */
  public static StripeError spent() {
    return StripeError.request(
        "The provided PaymentMethod was previously used with a PaymentIntent without Customer"
            + " attachment, or was detached from a Customer. It may not be used again.");
  }

  private int thisYear() {
    return clock.instant().atZone(ZoneOffset.UTC).getYear();
  }
}
