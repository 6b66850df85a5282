package io.tenantry.gateway.door;

import io.tenantry.gateway.refusal.Refusals;
import io.tenantry.gateway.route.Access;
import io.tenantry.gateway.token.ApiKeys;
import io.tenantry.gateway.token.Person;
import io.tenantry.gateway.token.PresentedToken;
import io.tenantry.gateway.token.TokenCheck;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Finds the person behind a request, by a token or by an API key, which is exchanged for a token
 * here.
 */
@Singleton
class Identification {
  private final TokenCheck tokens;
  private final ApiKeys keys;

  Identification(TokenCheck tokens, ApiKeys keys) {
    this.tokens = tokens;
    this.keys = keys;
  }

  /** Nobody where nobody needs to be known; fails with a refusal. */
  Future<Optional<Person>> of(Visit visit) {
    if (visit.route().access() == Access.OPEN) {
      return Future.succeededFuture(Optional.empty());
    }
    Optional<String> token = PresentedToken.inHeader(visit.request());
    Optional<String> key = Optional.ofNullable(visit.request().getHeader(ApiKeys.HEADER));
    if (token.isPresent() && key.isPresent()) {
      throw Refusals.unreadable("Send either an access token or an API key, not both.");
    }
    if (key.isPresent()) {
      return exchanged(visit, key.get()).compose(made -> person(visit, made));
    }
    return token.isPresent() ? person(visit, token.get()) : nobody(visit.route().access());
  }

  /** The token of a key is of no use any more: its session has ended. */
  void forget(Visit visit) {
    Optional.ofNullable(visit.request().getHeader(ApiKeys.HEADER)).ifPresent(keys::forget);
  }

  private Future<String> exchanged(Visit visit, String key) {
    HttpServerRequest request = visit.request();
    return keys.exchange(new ApiKeys.Use(key, visit.address(), visit.requestId()), visit.context())
        .onSuccess(token -> request.headers().set("Authorization", "Bearer " + token));
  }

  private Future<Optional<Person>> person(Visit visit, String token) {
    return tokens.check(token, visit.context()).map(Optional::of);
  }

  private static Future<Optional<Person>> nobody(Access access) {
    return access == Access.TOKEN
        ? Future.failedFuture(Refusals.unauthenticated())
        : Future.succeededFuture(Optional.empty());
  }
}
