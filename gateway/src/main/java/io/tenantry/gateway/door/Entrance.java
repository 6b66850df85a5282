package io.tenantry.gateway.door;

import io.tenantry.gateway.browser.CrossOrigin;
import io.tenantry.gateway.refusal.Refusal;
import io.tenantry.gateway.refusal.Refusals;
import io.tenantry.gateway.route.Route;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** Where requests arrive; what is refused is answered here. */
@Singleton
class Entrance {
  private static final Logger LOG = Logger.getLogger(Entrance.class);
  private static final int AFTER_EVERYTHING_ELSE = 100_000;
  private static final int LONGEST_ADDRESS = 8 * 1024;
  private final Door door;
  private final CrossOrigin crossOrigin;
  private final Timings timings;

  Entrance(Door door, CrossOrigin crossOrigin, Timings timings) {
    this.door = door;
    this.crossOrigin = crossOrigin;
    this.timings = timings;
  }

  void open(@Observes Router router) {
    router.route("/api/*").handler(this::arrive);
    router.route("/ws/*").handler(this::arrive);
    router.route().order(AFTER_EVERYTHING_ELSE).handler(this::arrive);
  }

  private void arrive(RoutingContext arrival) {
    HttpServerRequest request = arrival.request();
    request.pause();
    String requestId = RequestIds.of(request.getHeader(RequestIds.HEADER));
    MDC.put("requestId", requestId);
    request.response().putHeader(RequestIds.HEADER, requestId);
    long since = System.nanoTime();
    try {
      refuseLong(request.uri());
      if (crossOrigin.answered(request)) {
        return;
      }
      Route route = door.find(request.method(), arrival.normalizedPath());
      arrival.addEndHandler(end -> timings.stop(request, Optional.of(route), since));
      enter(request, requestId, route);
    } catch (Refusal nowhere) {
      arrival.addEndHandler(end -> timings.stop(request, Optional.empty(), since));
      refuse(request, requestId, nowhere);
    }
  }

  /** The server's own limit is higher: it answers without a problem, and hangs up. */
  private static void refuseLong(String uri) {
    if (uri.length() > LONGEST_ADDRESS) {
      throw Refusals.addressTooLong(LONGEST_ADDRESS);
    }
  }

  private void enter(HttpServerRequest request, String requestId, Route route) {
    var visit =
        new Visit(request, Vertx.currentContext(), route, requestId, door.addressOf(request));
    try {
      door.enter(visit).onFailure(failure -> refuse(request, requestId, failure));
    } catch (RuntimeException failure) {
      refuse(request, requestId, failure);
    }
  }

  private static void refuse(HttpServerRequest request, String requestId, Throwable failure) {
    HttpServerResponse response = request.response();
    if (response.headWritten()) {
      return;
    }
    if (!(failure instanceof Refusal)) {
      LOG.errorf(failure, "Request %s failed", requestId);
    }
    Refusal refusal = failure instanceof Refusal known ? known : Refusals.internal();
    refusal.headers().forEach(response::putHeader);
    response.setStatusCode(refusal.status()).putHeader("Content-Type", Refusal.MEDIA_TYPE);
    if (!request.isEnded()) {
      request.handler(part -> {});
      request.resume();
    }
    response.end(refusal.body(requestId));
  }
}
