package io.tenantry.simulator;

import io.tenantry.simulator.store.Json;
import io.tenantry.simulator.store.Store;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Duration;

/** Opens the store, lets the provider build on it, and listens. */
final class Simulation extends AbstractVerticle {
  private static final long BODY_LIMIT = 1024 * 1024;
  private static final long COMPACT_MILLIS = Duration.ofSeconds(5).toMillis();

  private final Place place;
  private final Provider provider;
  private Store store;

  Simulation(Place place, Provider provider) {
    this.place = place;
    this.provider = provider;
  }

  @Override
  public void start(Promise<Void> started) {
    store = Store.open(place.dataDir().resolve(provider.name() + ".mv"));
    Router router = Router.router(vertx);
    router.route().handler(BodyHandler.create(false).setBodyLimit(BODY_LIMIT));
    router.get("/health").handler(http -> Json.send(http, 200, Json.object().put("status", "UP")));
    store.write(
        () -> { // else a refused first call takes the new maps back
          provider.build(vertx, router, store);
          return provider;
        });
    vertx.setPeriodic(COMPACT_MILLIS, timer -> store.compact());
    vertx
        .createHttpServer(new HttpServerOptions().setHost(place.host()).setPort(place.port()))
        .requestHandler(router)
        .listen()
        .<Void>mapEmpty()
        .onComplete(started);
  }

  @Override
  public void stop() {
    store.close();
  }
}
