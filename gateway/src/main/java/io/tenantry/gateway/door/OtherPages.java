package io.tenantry.gateway.door;

import io.tenantry.gateway.address.ClientAddress;
import io.tenantry.gateway.limit.Allowance;
import io.tenantry.gateway.limit.RateLimits;
import io.tenantry.gateway.refusal.Refusals;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Counts what is read here that is no operation, such as the documentation, for its address. */
@Singleton
class OtherPages {
  private static final int BEFORE_THEM = -50_000;
  private final RateLimits limits;
  private final ClientAddress addresses;

  OtherPages(RateLimits limits, ClientAddress addresses) {
    this.limits = limits;
    this.addresses = addresses;
  }

  void open(@Observes Router router) {
    for (String path : List.of("/docs", "/docs/*", "/q/*")) {
      router.route(path).order(BEFORE_THEM).handler(this::count);
    }
  }

  private void count(RoutingContext arrival) {
    HttpServerRequest request = arrival.request();
    request.pause();
    limits
        .countOther(addresses.of(request), Vertx.currentContext())
        .onSuccess(allowance -> goOn(arrival, allowance))
        .onFailure(arrival::fail);
  }

  private static void goOn(RoutingContext arrival, Optional<Allowance> counted) {
    if (counted.map(Allowance::granted).orElse(true)) {
      arrival.request().resume();
      arrival.next();
    } else {
      arrival.fail(Refusals.tooMany(counted.orElseThrow().retryIn()));
    }
  }
}
