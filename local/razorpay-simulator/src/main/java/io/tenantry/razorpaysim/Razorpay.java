package io.tenantry.razorpaysim;

import io.tenantry.razorpaysim.api.Api;
import io.tenantry.razorpaysim.checkout.Cashier;
import io.tenantry.razorpaysim.checkout.CheckoutPage;
import io.tenantry.razorpaysim.control.Control;
import io.tenantry.razorpaysim.order.Orders;
import io.tenantry.razorpaysim.payment.Payments;
import io.tenantry.razorpaysim.refund.Refunds;
import io.tenantry.razorpaysim.webhook.Events;
import io.tenantry.razorpaysim.webhook.Letters;
import io.tenantry.simulator.Provider;
import io.tenantry.simulator.control.Faults;
import io.tenantry.simulator.control.Levers;
import io.tenantry.simulator.store.Store;
import io.tenantry.simulator.webhook.Courier;
import io.tenantry.simulator.webhook.Outbox;
import io.tenantry.simulator.webhook.Signature;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;

/** Razorpay: its parts, put together. */
public final class Razorpay implements Provider {
  private final Settings settings;

  /** An account with these keys. */
  public Razorpay(Settings settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return "razorpay";
  }

  @Override
  public void build(Vertx vertx, Router router, Store store) {
    var faults = new Faults();
    var outbox = new Outbox(store, Events.in(store), settings.place()::hears);
    var events = new Events(store, outbox);
    var payments = new Payments(store);
    var orders = new Orders(store, payments);
    var refunds = new Refunds(store, payments, events);
    var cashier = new Cashier(store, orders, payments, events, settings.keySecret());
    new CheckoutPage(orders, cashier, settings.keyId()).routes(router);

    var api = new Api(router, store, settings.keyId(), settings.keySecret(), faults);
    orders.routes(api);
    payments.routes(api);
    refunds.routes(api);
    api.rest();

    var levers = new Levers(router, store);
    levers.webhooks(outbox);
    new Control(payments, refunds, faults).routes(levers);

    var letters = new Letters(new Signature(settings.webhookSecret()));
    settings
        .place()
        .webhookUrl()
        .ifPresent(url -> new Courier(vertx, store, outbox, url, letters).start());
  }
}
