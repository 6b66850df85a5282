package io.tenantry.gateway.browser;

import io.tenantry.gateway.address.ClientAddress;
import io.tenantry.gateway.refusal.Refusals;
import io.tenantry.gateway.token.Person;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;

/**
 * Calls from browsers (the fetch standard's CORS protocol). There are no cookies, so nothing is
 * sent behind a person's back; still, what changes something is refused to pages of strangers
 * (GW-16). The browser keeps answers from them.
 */
@Singleton
public class CrossOrigin {
  private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);
  private static final String METHODS = "GET, POST, PUT, PATCH, DELETE";
  private static final String TAKEN =
      "Authorization, Content-Type, Idempotency-Key, If-None-Match, X-Request-Id";
  private static final String TOLD =
      "ETag, Retry-After, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, X-Request-Id";
  private static final String TEN_MINUTES = "600";
  private static final int NO_CONTENT = 204;
  private final AllowedOrigins allowed;
  private final ClientAddress addresses;

  CrossOrigin(AllowedOrigins allowed, ClientAddress addresses) {
    this.allowed = allowed;
    this.addresses = addresses;
  }

  /**
   * Says whether the page may see the answer, and refuses what it may not do.
   *
   * @return whether this was only a question for permission, which has been answered
   */
  public boolean answered(HttpServerRequest request) {
    request.response().headers().add("Vary", "Origin");
    String origin = request.getHeader("Origin");
    if (origin == null || isOurOwn(origin, request)) {
      return false;
    }
    if (!allowed.contain(origin)) {
      return refuseChanges(request);
    }
    MultiMap headers = request.response().headers();
    headers.set("Access-Control-Allow-Origin", origin);
    if (isQuestion(request)) {
      headers
          .set("Access-Control-Allow-Methods", METHODS)
          .set("Access-Control-Allow-Headers", TAKEN)
          .set("Access-Control-Max-Age", TEN_MINUTES);
      request.resume();
      request.response().setStatusCode(NO_CONTENT).end();
      return true;
    }
    headers.set("Access-Control-Expose-Headers", TOLD);
    return false;
  }

  /**
   * Refuses a page that some organization allows to the people of another: anybody can register an
   * organization. People of no organization, such as residents, use the pages of all.
   */
  public void requireOwn(HttpServerRequest request, Optional<Person> person) {
    String origin = request.getHeader("Origin");
    if (origin == null || isOurOwn(origin, request) || !allowed.contain(origin)) {
      return;
    }
    if (person
        .flatMap(Person::organization)
        .filter(organization -> !allowed.containFor(origin, organization))
        .isPresent()) {
      request.response().headers().remove("Access-Control-Allow-Origin");
      throw Refusals.foreignOrigin();
    }
  }

  /** A WebSocket begins as a GET, and can do anything afterwards. */
  private static boolean refuseChanges(HttpServerRequest request) {
    if (!READING.contains(request.method()) || request.headers().contains("Upgrade")) {
      throw Refusals.foreignOrigin();
    }
    return false;
  }

  private static boolean isQuestion(HttpServerRequest request) {
    return request.method().equals(HttpMethod.OPTIONS)
        && request.headers().contains("Access-Control-Request-Method");
  }

  /** Pages of the gateway itself, such as its documentation. */
  private boolean isOurOwn(String origin, HttpServerRequest request) {
    boolean behindProxy = addresses.isTrusted(request);
    String scheme = behindProxy ? request.getHeader("X-Forwarded-Proto") : null;
    String host = behindProxy ? request.getHeader("X-Forwarded-Host") : null;
    String ours =
        (scheme == null ? request.scheme() : scheme)
            + "://"
            + (host == null ? request.getHeader("Host") : host);
    return origin.equalsIgnoreCase(ours);
  }
}
