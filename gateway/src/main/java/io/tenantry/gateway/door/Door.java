package io.tenantry.gateway.door;

import io.tenantry.gateway.address.AdminAddresses;
import io.tenantry.gateway.address.ClientAddress;
import io.tenantry.gateway.browser.CrossOrigin;
import io.tenantry.gateway.forward.Forwarder;
import io.tenantry.gateway.limit.Allowance;
import io.tenantry.gateway.limit.Concurrency;
import io.tenantry.gateway.limit.EndedSessions;
import io.tenantry.gateway.limit.RateLimits;
import io.tenantry.gateway.refusal.Refusal;
import io.tenantry.gateway.refusal.Refusals;
import io.tenantry.gateway.route.Mark;
import io.tenantry.gateway.route.Match;
import io.tenantry.gateway.route.Route;
import io.tenantry.gateway.route.RouteTable;
import io.tenantry.gateway.token.Person;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.stream.Collectors;

/** Leads a request through its steps: found, admitted, identified, counted, cleaned, passed on. */
@Singleton
class Door {
  private static final int UNAUTHENTICATED = 401;
  private static final int SWITCHING = 101;
  private final RouteTable routes;
  private final AdminAddresses admins;
  private final Identification identification;
  private final EndedSessions ended;
  private final RateLimits limits;
  private final Concurrency concurrency;
  private final ClientAddress addresses;
  private final Forwarder forwarder;
  private final OpenStreams streams;
  private final CrossOrigin crossOrigin;

  Door(
      RouteTable routes,
      AdminAddresses admins,
      Identification identification,
      EndedSessions ended,
      RateLimits limits,
      Concurrency concurrency,
      ClientAddress addresses,
      Forwarder forwarder,
      OpenStreams streams,
      CrossOrigin crossOrigin) {
    this.routes = routes;
    this.admins = admins;
    this.identification = identification;
    this.ended = ended;
    this.limits = limits;
    this.concurrency = concurrency;
    this.addresses = addresses;
    this.forwarder = forwarder;
    this.streams = streams;
    this.crossOrigin = crossOrigin;
  }

  /** The route of a request; throws a refusal when there is none. */
  Route find(HttpMethod method, String path) {
    return switch (routes.find(method, path)) {
      case Match.Found found -> found.route();
      case Match.WrongMethod wrong ->
          throw Refusals.wrongMethod(
              wrong.allowed().stream()
                  .map(HttpMethod::name)
                  .sorted()
                  .collect(Collectors.joining(", ")));
      case Match.Unknown unknown -> throw Refusals.notFound();
    };
  }

  /** A request for a route, of which nothing is known yet but where it comes from. */
  Visit visit(HttpServerRequest request, String requestId, Route route) {
    return new Visit(
        request,
        Vertx.currentContext(),
        route,
        requestId,
        addresses.of(request),
        concurrency.request());
  }

  /** The request has been answered, or its client has gone. */
  void leave(Visit visit) {
    visit.occupancy().leave();
    if (visit.route().isStream() && visit.request().response().getStatusCode() != SWITCHING) {
      streams.remove(visit.request().connection());
    }
  }

  /** Lets a request in, or fails with a refusal. */
  Future<Void> enter(Visit visit) {
    if (visit.route().is(Mark.ADMIN)) {
      admins.require(visit.address());
    }
    forwarder.admit(visit.route(), visit.request());
    ContentTypes.require(visit.route(), visit.request());
    if (!visit.route().isStream()) {
      visit.occupancy().enter(visit.address());
    } else {
      Subprotocols.moveTokenToHeader(visit.request());
    }
    return identification
        .of(visit)
        .recover(refusal -> countRefused(visit, refusal))
        .compose(person -> admitted(visit, person).compose(admitted -> passOn(visit, person)));
  }

  /** Only what was judged counts: nobody is to blame when nothing can be checked. */
  private Future<Optional<Person>> countRefused(Visit visit, Throwable refusal) {
    return refusal instanceof Refusal known && known.status() == UNAUTHENTICATED
        ? limits
            .countRefused(visit.address(), visit.context())
            .compose(allowance -> granted(visit, allowance))
            .compose(granted -> Future.failedFuture(refusal))
        : Future.failedFuture(refusal);
  }

  private Future<Void> admitted(Visit visit, Optional<Person> person) {
    crossOrigin.requireOwn(visit.request(), person);
    if (person.filter(ended::contain).isPresent()) {
      identification.forget(visit);
      return Future.failedFuture(Refusals.unauthenticated());
    }
    if (!visit.route().isStream()) {
      person.ifPresent(visit.occupancy()::enter);
    }
    return limits
        .count(visit.route(), person, visit.address(), visit.context())
        .compose(allowance -> granted(visit, allowance));
  }

  private static Future<Void> granted(Visit visit, Optional<Allowance> counted) {
    if (counted.isEmpty()) {
      return Future.succeededFuture();
    }
    Allowance allowance = counted.get();
    LimitHeaders.add(visit.request().response().headers(), allowance);
    return allowance.granted()
        ? Future.succeededFuture()
        : Future.failedFuture(Refusals.tooMany(allowance.retryIn()));
  }

  private Future<Void> passOn(Visit visit, Optional<Person> person) {
    HttpServerRequest request = visit.request();
    InboundHeaders.clean(
        request,
        new InboundHeaders.Known(
            visit.requestId(),
            visit.address(),
            addresses.isTrusted(request),
            visit.route().access()));
    if (visit.route().isStream()) {
      person.ifPresent(known -> streams.add(request.connection(), known, visit.address()));
      return forwarder.stream(visit.route(), request);
    }
    forwarder.forward(visit.route(), request);
    return Future.succeededFuture();
  }
}
