package io.tenantry.stripesim;

import io.tenantry.simulator.Provider;
import io.tenantry.simulator.control.Faults;
import io.tenantry.simulator.control.Levers;
import io.tenantry.simulator.store.Store;
import io.tenantry.simulator.webhook.Courier;
import io.tenantry.simulator.webhook.Outbox;
import io.tenantry.simulator.webhook.Signature;
import io.tenantry.stripesim.api.Api;
import io.tenantry.stripesim.api.Expansion;
import io.tenantry.stripesim.balance.Ledger;
import io.tenantry.stripesim.charge.Charges;
import io.tenantry.stripesim.checkout.AuthenticationPage;
import io.tenantry.stripesim.checkout.Cashier;
import io.tenantry.stripesim.checkout.CheckoutPage;
import io.tenantry.stripesim.checkout.ReceiptPage;
import io.tenantry.stripesim.checkout.Sessions;
import io.tenantry.stripesim.control.Control;
import io.tenantry.stripesim.customer.Customers;
import io.tenantry.stripesim.dispute.Bank;
import io.tenantry.stripesim.dispute.Disputes;
import io.tenantry.stripesim.event.Events;
import io.tenantry.stripesim.event.Letters;
import io.tenantry.stripesim.paymentintent.Confirmation;
import io.tenantry.stripesim.paymentintent.NextAction;
import io.tenantry.stripesim.paymentintent.PaymentIntents;
import io.tenantry.stripesim.paymentmethod.PaymentMethods;
import io.tenantry.stripesim.paymentmethod.Vault;
import io.tenantry.stripesim.refund.Refunds;
import io.tenantry.stripesim.setupintent.SetupIntents;
import io.tenantry.stripesim.store.Kind;
import io.tenantry.stripesim.store.SimulatedClock;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;

/** Stripe: its parts, put together. */
public final class Stripe implements Provider {
  private static final long EXPIRY_MILLIS = 500;

  private final Settings settings;

  /** An account with these keys. */
  public Stripe(Settings settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return "stripe";
  }

  @Override
  public void build(Vertx vertx, Router router, Store store) {
    var clock = new SimulatedClock();
    var faults = new Faults();
    var outbox = new Outbox(store, Kind.EVENT.in(store), settings.place()::hears);
    var events = new Events(store, outbox, clock);
    var ledger = new Ledger(store, clock);
    var vault = new Vault(store);
    var nextAction = new NextAction(settings.publicUrl());
    var customers = new Customers(store, events, clock);
    var methods = new PaymentMethods(store, vault, customers, events, clock);
    var charges = new Charges(store, ledger, events, clock, settings.publicUrl());
    var confirmation = new Confirmation(store, charges, methods, vault, events, nextAction);
    var intents = new PaymentIntents(store, customers, methods, confirmation, events, clock);
    var setups = new SetupIntents(store, customers, methods, vault, events, clock, nextAction);
    var sessions = new Sessions(store, customers, intents, events, clock, settings.publicUrl());
    var cashier = new Cashier(sessions, customers, methods, vault, intents, confirmation, setups);

    var expansion = new Expansion(store);
    var api = new Api(router, store, clock, settings.secretKey(), expansion, faults);
    customers.routes(api);
    methods.routes(api);
    setups.routes(api);
    intents.routes(api);
    charges.routes(api);
    sessions.routes(api, expansion);
    var disputes = new Disputes(store, charges, ledger, events, clock);
    disputes.routes(api);
    new Refunds(store, charges, ledger, events, clock).routes(api);
    ledger.routes(api);
    events.routes(api);
    api.rest();
    new CheckoutPage(store, sessions, cashier).routes(router);
    new AuthenticationPage(store, intents, setups).routes(router);
    new ReceiptPage(charges).routes(router);

    var levers = new Levers(router, store);
    levers.webhooks(outbox);
    levers.put("/_sim/faults", faults::set);
    new Control(charges, clock).routes(levers);
    new Bank(store, disputes).routes(levers);

    var letters = new Letters(new Signature(settings.webhookSecret()));
    settings
        .place()
        .webhookUrl()
        .ifPresent(url -> new Courier(vertx, store, outbox, url, letters).start());
    vertx.setPeriodic(EXPIRY_MILLIS, timer -> store.write(sessions::expireDue));
  }
}
