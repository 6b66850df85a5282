package io.tenantry.stripesim.checkout;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.simulator.store.Digits;
import io.tenantry.simulator.store.Json;
import io.tenantry.simulator.store.Store;
import io.tenantry.simulator.store.Table;
import io.tenantry.stripesim.api.Api;
import io.tenantry.stripesim.api.Call;
import io.tenantry.stripesim.api.Expansion;
import io.tenantry.stripesim.api.Origin;
import io.tenantry.stripesim.api.Page;
import io.tenantry.stripesim.api.Params;
import io.tenantry.stripesim.api.StripeError;
import io.tenantry.stripesim.customer.Customers;
import io.tenantry.stripesim.event.Events;
import io.tenantry.stripesim.paymentintent.PaymentIntents;
import io.tenantry.stripesim.store.Ids;
import io.tenantry.stripesim.store.Kind;
import io.tenantry.stripesim.store.SimulatedClock;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;

/** Payment pages and how they end: complete or expired. */
public final class Sessions {
  private static final int ID_LENGTH = 40;

  private final Table sessions;
  private final MVMap<String, String> open;
  private final MVMap<String, String> intentData;
  private final LineItems lineItems;
  private final Customers customers;
  private final PaymentIntents intents;
  private final Events events;
  private final SimulatedClock clock;
  private final String publicUrl;

  /** Sessions live in this store; their pages are below {@code publicUrl}. */
  public Sessions(
      Store store,
      Customers customers,
      PaymentIntents intents,
      Events events,
      SimulatedClock clock,
      String publicUrl) {
    this.sessions = Kind.CHECKOUT_SESSION.in(store);
    this.open = store.map("sessions.open");
    this.intentData = store.map("sessions.intent_data");
    this.lineItems = new LineItems(store, clock);
    this.customers = customers;
    this.intents = intents;
    this.events = events;
    this.clock = clock;
    this.publicUrl = publicUrl;
  }

  /** Names the addresses. */
  public void routes(Api api, Expansion expansion) {
    expansion.includable("checkout.session", "line_items", lineItems::of);
    api.get(
        "/v1/checkout/sessions",
        call -> Page.of(sessions, call, "payment_intent", "customer", "status"));
    api.post("/v1/checkout/sessions", this::create);
    api.get("/v1/checkout/sessions/:id", this::retrieve);
    api.get("/v1/checkout/sessions/:id/line_items", call -> lineItems.of(retrieve(call)));
    api.post("/v1/checkout/sessions/:id/expire", this::expire);
  }

  /** The session with this id. */
  public Optional<ObjectNode> find(String id) {
    return sessions.find(id);
  }

  /** Returns the items it sells. */
  public ObjectNode lineItems(ObjectNode session) {
    return lineItems.of(session);
  }

  /** The {@code payment_intent_data} or {@code setup_intent_data} it was made with. */
  Params intentData(ObjectNode session) {
    return new Params(Json.read(intentData.get(session.get("id").asText())), "");
  }

  /** Stores a session that changed. */
  void put(ObjectNode session) {
    sessions.put(session);
  }

  /** The customer is done. */
  void complete(ObjectNode session) {
    boolean paid = session.get("mode").asText().equals("payment");
    session.put("status", "complete").putNull("url");
    session.put("payment_status", paid ? "paid" : "no_payment_required");
    sessions.put(session);
    open.remove(openKey(session));
    events.emit(Origin.none(), "checkout.session.completed", session);
  }

  /** Ends the sessions whose time is over. */
  public boolean expireDue() {
    var due =
        Stream.iterate(open.firstKey(), Objects::nonNull, open::higherKey)
            .takeWhile(key -> Long.parseLong(key.substring(0, key.indexOf(' '))) <= clock.seconds())
            .toList();
    due.forEach(key -> expire(Origin.none(), sessions.find(open.get(key)).orElseThrow()));
    return !due.isEmpty();
  }

  private ObjectNode create(Call call) {
    Params params = call.params();
    ObjectNode session = SessionForm.read(params, clock.seconds());
    String id =
        Kind.CHECKOUT_SESSION.prefix() + Ids.next("a1").substring(2) + Digits.random(ID_LENGTH);
    session.put("id", id).put("url", publicUrl + "/c/pay/" + id);
    params
        .text("customer")
        .ifPresent(customer -> attach(session, customers.named(customer, "customer")));
    boolean payment = session.get("mode").asText().equals("payment");
    if (payment) {
      ArrayNode items = lineItems.read(params);
      String currency = items.get(0).get("currency").asText();
      SessionForm.amount(session, LineItems.total(items), currency);
      lineItems.keep(id, items);
    } else {
      session.put("payment_status", "no_payment_required");
    }
    Params data = params.child(payment ? "payment_intent_data" : "setup_intent_data");
    intentData.put(id, Json.write(data.tree()));
    sessions.put(session);
    open.put(openKey(session), id);
    return session;
  }

  private static void attach(ObjectNode session, ObjectNode customer) {
    session.set("customer", customer.get("id"));
    if (customer.get("email").isTextual()) {
      SessionForm.details(session, customer.get("email").asText());
    }
  }

  private ObjectNode retrieve(Call call) {
    return find(call.requiredId())
        .orElseThrow(() -> StripeError.notFound("checkout.session", call.requiredId(), "session"));
  }

  private ObjectNode expire(Call call) {
    ObjectNode session = retrieve(call);
    if (!session.get("status").asText().equals("open")) {
      throw StripeError.request(
          "Only Checkout Sessions with a status in [\"open\"] can be expired. This Checkout Session"
              + " has a status of `"
              + session.get("status").asText()
              + "`.");
    }
    return expire(call.origin(), session);
  }

  private ObjectNode expire(Origin origin, ObjectNode session) {
    session.put("status", "expired").putNull("url");
    sessions.put(session);
    open.remove(openKey(session));
    intents
        .find(session.get("payment_intent").asText(""))
        .filter(intent -> intent.get("status").asText().startsWith("requires_"))
        .ifPresent(intent -> intents.cancel(origin, intent, "abandoned"));
    events.emit(origin, "checkout.session.expired", session);
    return session;
  }

  /** Sorts by the time of expiry. */
  private static String openKey(ObjectNode session) {
    return "%012d %s".formatted(session.get("expires_at").asLong(), session.get("id").asText());
  }
}
