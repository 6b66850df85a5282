package io.tenantry.stripesim;

import io.tenantry.stripesim.api.Api;
import io.tenantry.stripesim.api.Expansion;
import io.tenantry.stripesim.api.Faults;
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
import io.tenantry.stripesim.paymentintent.Confirmation;
import io.tenantry.stripesim.paymentintent.NextAction;
import io.tenantry.stripesim.paymentintent.PaymentIntents;
import io.tenantry.stripesim.paymentmethod.PaymentMethods;
import io.tenantry.stripesim.paymentmethod.Vault;
import io.tenantry.stripesim.refund.Refunds;
import io.tenantry.stripesim.setupintent.SetupIntents;
import io.tenantry.stripesim.store.SimulatedClock;
import io.tenantry.stripesim.store.Store;
import io.tenantry.stripesim.webhook.Courier;
import io.tenantry.stripesim.webhook.Outbox;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Duration;

/** Puts the parts together on one event loop, which is what makes every change atomic. */
final class Simulation extends AbstractVerticle {
  private static final long BODY_LIMIT = 1024 * 1024;
  private static final long EXPIRY_MILLIS = 500;
  private static final long COMPACT_MILLIS = Duration.ofSeconds(5).toMillis();

  private final Settings settings;
  private final SimulatedClock clock = new SimulatedClock();
  private final Faults faults = new Faults();
  private Store store;

  Simulation(Settings settings) {
    this.settings = settings;
  }

  @Override
  public void start(Promise<Void> started) {
    store = Store.open(settings.dataDir());
    Router router = Router.router(vertx);
    router.route().handler(BodyHandler.create(false).setBodyLimit(BODY_LIMIT));
    build(router);
    vertx.setPeriodic(COMPACT_MILLIS, timer -> store.compact());
    vertx
        .createHttpServer(new HttpServerOptions().setPort(settings.port()))
        .requestHandler(router)
        .listen()
        .<Void>mapEmpty()
        .onComplete(started);
  }

  @Override
  public void stop() {
    store.close();
  }

  private void build(Router router) {
    var outbox = new Outbox(store, settings.webhookUrl().isPresent());
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
    var api = new Api(vertx, router, store, clock, settings.secretKey(), expansion, faults);
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
    new Control(store, charges, outbox, faults, clock).routes(router);
    new Bank(store, disputes).routes(router);

    settings
        .webhookUrl()
        .ifPresent(url -> new Courier(vertx, store, outbox, url, settings.webhookSecret()).start());
    vertx.setPeriodic(EXPIRY_MILLIS, timer -> store.write(sessions::expireDue));
  }
}
