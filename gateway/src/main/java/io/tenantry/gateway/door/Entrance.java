package io.tenantry.gateway.door;

import io.tenantry.gateway.browser.CrossOrigin;
import io.tenantry.gateway.refusal.Refusal;
import io.tenantry.gateway.refusal.Refusals;
import io.tenantry.gateway.refusal.RequestIds;
import io.tenantry.gateway.route.Route;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** Receives requests, and answers those that are refused. */
@Singleton
class Entrance {
  private static final Logger LOG = Logger.getLogger(Entrance.class);
  private static final int BEFORE_EVERYTHING_ELSE = -200_000;
  private static final int AFTER_EVERYTHING_ELSE = 100_000;
  private final Door door;
  private final CrossOrigin crossOrigin;
  private final Timings timings;

  Entrance(Door door, CrossOrigin crossOrigin, Timings timings) {
    this.door = door;
    this.crossOrigin = crossOrigin;
    this.timings = timings;
  }

  void open(@Observes Router router) {
    // what the router itself refuses, it refuses before any route
    router.route().order(BEFORE_EVERYTHING_ELSE).failureHandler(Entrance::refuseFailed);
    router.route("/api/*").handler(this::arrive).failureHandler(Entrance::refuseFailed);
    router.route("/ws/*").handler(this::arrive).failureHandler(Entrance::refuseFailed);
    router
        .route()
        .order(AFTER_EVERYTHING_ELSE)
        .handler(this::arrive)
        .failureHandler(Entrance::refuseFailed);
  }

  private void arrive(RoutingContext arrival) {
    HttpServerRequest request = arrival.request();
    request.pause();
    String requestId = RequestIds.of(request.getHeader(RequestIds.HEADER));
    MDC.put("requestId", requestId);
    request.response().putHeader(RequestIds.HEADER, requestId);
    long since = System.nanoTime();
    try {
      WellFormed.require(request);
      if (crossOrigin.answered(request)) {
        return;
      }
      Route route = door.find(request.method(), arrival.normalizedPath());
      Visit visit = door.visit(request, requestId, route);
      arrival.addEndHandler(
          end -> {
            door.leave(visit);
            timings.stop(request, Optional.of(route), since);
          });
      enter(visit);
    } catch (Refusal nowhere) {
      arrival.addEndHandler(end -> timings.stop(request, Optional.empty(), since));
      refuse(request, requestId, nowhere);
    }
  }

  private void enter(Visit visit) {
    try {
      door.enter(visit).onFailure(failure -> refuse(visit.request(), visit.requestId(), failure));
    } catch (RuntimeException failure) {
      refuse(visit.request(), visit.requestId(), failure);
    }
  }

  /** The router cannot make out the address, or something failed on the way. */
  private static void refuseFailed(RoutingContext arrival) {
    HttpServerRequest request = arrival.request();
    String requestId = RequestIds.of(request.getHeader(RequestIds.HEADER));
    request.response().putHeader(RequestIds.HEADER, requestId);
    refuse(
        request,
        requestId,
        switch (arrival.statusCode()) {
          case 400 -> Refusals.unreadable("Send a valid address, and exactly one Host.");
          case 404 -> Refusals.notFound();
          default -> Optional.ofNullable(arrival.failure()).orElseGet(Refusals::internal);
        });
  }

  private static void refuse(HttpServerRequest request, String requestId, Throwable failure) {
    HttpServerResponse response = request.response();
    if (response.headWritten() || response.closed()) {
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
