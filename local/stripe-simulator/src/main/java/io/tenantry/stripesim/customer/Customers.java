package io.tenantry.stripesim.customer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.simulator.store.Digits;
import io.tenantry.simulator.store.Json;
import io.tenantry.simulator.store.Store;
import io.tenantry.simulator.store.Table;
import io.tenantry.stripesim.api.Api;
import io.tenantry.stripesim.api.Call;
import io.tenantry.stripesim.api.Metadata;
import io.tenantry.stripesim.api.Origin;
import io.tenantry.stripesim.api.Page;
import io.tenantry.stripesim.api.Params;
import io.tenantry.stripesim.api.StripeError;
import io.tenantry.stripesim.event.Events;
import io.tenantry.stripesim.store.Blank;
import io.tenantry.stripesim.store.Ids;
import io.tenantry.stripesim.store.Kind;
import io.tenantry.stripesim.store.SimulatedClock;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** People who pay. */
public final class Customers {
  private static final List<String> TEXTS = List.of("email", "name", "phone", "description");

  private final Table customers;
  private final Map<String, String> deleted;
  private final Events events;
  private final SimulatedClock clock;

  /** Customers live in this store. */
  public Customers(Store store, Events events, SimulatedClock clock) {
    this.customers = Kind.CUSTOMER.in(store);
    this.deleted = store.map("customer.deleted");
    this.events = events;
    this.clock = clock;
  }

  /** Names the addresses. */
  public void routes(Api api) {
    api.get("/v1/customers", call -> Page.of(customers, call, "email"));
    api.post("/v1/customers", call -> create(call.origin(), call.params()));
    api.get("/v1/customers/:id", this::look);
    api.post("/v1/customers/:id", this::update);
    api.delete("/v1/customers/:id", this::delete);
  }

  /** A new customer from {@code email}, {@code name} and so on. */
  public ObjectNode create(Origin origin, Params params) {
    ObjectNode customer = Blank.of("customer").put("id", Ids.next(Kind.CUSTOMER.prefix()));
    customer.put("created", clock.seconds());
    customer.put("invoice_prefix", Digits.random(8).toUpperCase(Locale.ROOT));
    apply(customer, params);
    customers.put(customer);
    events.emit(origin, "customer.created", customer);
    return customer;
  }

  /** The customer a parameter names. */
  public ObjectNode named(String id, String param) {
    return customers.find(id).orElseThrow(() -> StripeError.noSuch("customer", id, param));
  }

  /** Of a customer that was deleted there is still that it was. */
  private ObjectNode look(Call call) {
    return deleted.containsKey(call.requiredId()) ? gone(call.requiredId()) : retrieve(call);
  }

  private ObjectNode retrieve(Call call) {
    return customers
        .find(call.requiredId())
        .orElseThrow(() -> StripeError.notFound("customer", call.requiredId(), "id"));
  }

  private ObjectNode update(Call call) {
    ObjectNode customer = retrieve(call);
    apply(customer, call.params());
    customers.put(customer);
    events.emit(call.origin(), "customer.updated", customer);
    return customer;
  }

  private ObjectNode delete(Call call) {
    ObjectNode customer = retrieve(call);
    customers.remove(customer);
    events.emit(call.origin(), "customer.deleted", customer);
    deleted.put(call.requiredId(), "");
    return gone(call.requiredId());
  }

  private static ObjectNode gone(String id) {
    return Json.object().put("id", id).put("object", "customer").put("deleted", true);
  }

  private static void apply(ObjectNode customer, Params params) {
    TEXTS.stream()
        .filter(params::has)
        .forEach(field -> customer.put(field, params.text(field).orElse(null)));
    if (params.has("address")) {
      ObjectNode address = customer.putObject("address");
      List.of("city", "country", "line1", "line2", "postal_code", "state")
          .forEach(part -> address.put(part, params.child("address").text(part).orElse(null)));
    }
    Params settings = params.child("invoice_settings");
    if (settings.has("default_payment_method")) {
      customer
          .withObjectProperty("invoice_settings")
          .put("default_payment_method", settings.text("default_payment_method").orElse(null));
    }
    Metadata.merge(customer, params);
  }
}
