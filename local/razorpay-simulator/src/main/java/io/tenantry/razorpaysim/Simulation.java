package io.tenantry.razorpaysim;

import io.tenantry.razorpaysim.api.Api;
import io.tenantry.razorpaysim.api.Faults;
import io.tenantry.razorpaysim.checkout.Cashier;
import io.tenantry.razorpaysim.checkout.CheckoutPage;
import io.tenantry.razorpaysim.control.Control;
import io.tenantry.razorpaysim.order.Orders;
import io.tenantry.razorpaysim.payment.Payments;
import io.tenantry.razorpaysim.refund.Refunds;
import io.tenantry.razorpaysim.store.Store;
import io.tenantry.razorpaysim.webhook.Courier;
import io.tenantry.razorpaysim.webhook.Events;
import io.tenantry.razorpaysim.webhook.Outbox;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;

/** Puts the parts together on one event loop, which is what makes every change atomic. */
final class Simulation extends AbstractVerticle {
  private static final long BODY_LIMIT = 1024 * 1024;

  private final Settings settings;
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
    var faults = new Faults();
    var outbox = new Outbox(store, settings.webhookUrl().isPresent());
    var events = new Events(store, outbox);
    var payments = new Payments(store);
    var orders = new Orders(store, payments);
    var refunds = new Refunds(store, payments, events, faults);
    var cashier = new Cashier(store, orders, payments, events, settings.keySecret());
    new CheckoutPage(orders, cashier, settings.keyId()).routes(router);

    var api = new Api(vertx, router, store, settings.keyId(), settings.keySecret(), faults);
    orders.routes(api);
    payments.routes(api);
    refunds.routes(api);
    api.rest();
    new Control(store, payments, outbox, faults).routes(router);
    settings
        .webhookUrl()
        .ifPresent(url -> new Courier(vertx, store, outbox, url, settings.webhookSecret()).start());
  }
}
