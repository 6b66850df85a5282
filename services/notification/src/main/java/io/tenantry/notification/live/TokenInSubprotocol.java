package io.tenantry.notification.live;

import io.quarkus.vertx.web.RouteFilter;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.regex.Pattern;

/**
 * Browsers cannot send headers with a WebSocket, so the token may come as subprotocol {@code
 * bearer.<token>}. It is verified like any other.
 */
final class TokenInSubprotocol {
  private static final Pattern TOKEN = Pattern.compile("(?:^|[, ])bearer\\.([A-Za-z0-9._-]+)");

  /** Before authentication, which is at 200. */
  @RouteFilter(300)
  void move(RoutingContext context) {
    var headers = context.request().headers();
    String offered = headers.get("Sec-WebSocket-Protocol");
    if (offered != null && !headers.contains(HttpHeaders.AUTHORIZATION)) {
      var token = TOKEN.matcher(offered);
      if (token.find()) {
        headers.set(HttpHeaders.AUTHORIZATION, "Bearer " + token.group(1));
      }
    }
    context.next();
  }
}
