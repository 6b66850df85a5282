package io.tenantry.gateway.door;

import io.tenantry.gateway.forward.Forwarder;
import io.tenantry.gateway.limit.Allowance;
import io.tenantry.gateway.limit.ClientAddress;
import io.tenantry.gateway.limit.RateLimits;
import io.tenantry.gateway.refusal.Refusals;
import io.tenantry.gateway.route.Access;
import io.tenantry.gateway.route.Match;
import io.tenantry.gateway.route.Route;
import io.tenantry.gateway.route.RouteTable;
import io.tenantry.gateway.token.Person;
import io.tenantry.gateway.token.PresentedToken;
import io.tenantry.gateway.token.TokenCheck;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.stream.Collectors;

/** What happens to a request: found, admitted, identified, counted, cleaned, passed on. */
@ApplicationScoped
class Door {
  private final RouteTable routes;
  private final TokenCheck tokens;
  private final RateLimits limits;
  private final ClientAddress addresses;
  private final Forwarder forwarder;

  Door(
      RouteTable routes,
      TokenCheck tokens,
      RateLimits limits,
      ClientAddress addresses,
      Forwarder forwarder) {
    this.routes = routes;
    this.tokens = tokens;
    this.limits = limits;
    this.addresses = addresses;
    this.forwarder = forwarder;
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

  /** The client's address. */
  String addressOf(HttpServerRequest request) {
    return addresses.of(request);
  }

  /** Lets a request in, or fails with a refusal. */
  Future<Void> enter(Visit visit) {
    forwarder.admit(visit.route(), visit.request());
    if (visit.route().isStream()) {
      Subprotocols.moveTokenToHeader(visit.request());
    }
    return identify(visit)
        .compose(person -> admitted(visit, person))
        .compose(admitted -> passOn(visit));
  }

  private Future<Optional<Person>> identify(Visit visit) {
    Optional<String> token =
        visit.route().access() == Access.OPEN
            ? Optional.empty()
            : PresentedToken.inHeader(visit.request());
    if (token.isEmpty()) {
      return visit.route().access() == Access.TOKEN
          ? Future.failedFuture(Refusals.unauthenticated())
          : Future.succeededFuture(Optional.empty());
    }
    return tokens
        .check(token.get(), visit.context())
        .map(Optional::of)
        .recover(refusal -> countRefused(visit, refusal));
  }

  private Future<Optional<Person>> countRefused(Visit visit, Throwable refusal) {
    return limits
        .countRefused(visit.address(), visit.context())
        .compose(allowance -> granted(visit, allowance))
        .compose(granted -> Future.failedFuture(refusal));
  }

  private Future<Void> admitted(Visit visit, Optional<Person> person) {
    Future<Void> alive =
        person
            .map(known -> limits.refuseEnded(known, visit.context()))
            .orElseGet(() -> Future.succeededFuture());
    Future<Void> counted =
        limits
            .count(visit.route(), person, visit.address(), visit.context())
            .compose(allowance -> granted(visit, allowance));
    return Future.all(alive, counted).mapEmpty();
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

  private Future<Void> passOn(Visit visit) {
    HttpServerRequest request = visit.request();
    InboundHeaders.clean(
        request,
        new InboundHeaders.Known(
            visit.requestId(),
            visit.address(),
            addresses.isTrusted(request),
            visit.route().access()));
    if (visit.route().isStream()) {
      return forwarder.stream(visit.route(), request);
    }
    forwarder.forward(visit.route(), request);
    return Future.succeededFuture();
  }
}
