package io.tenantry.gateway.door;

import io.tenantry.gateway.refusal.Refusals;
import io.tenantry.gateway.token.PresentedToken;
import io.vertx.core.http.HttpServerRequest;

/** Browsers can only put a token among the subprotocols of a WebSocket; services want a header. */
final class Subprotocols {
  private static final String HEADER = "Sec-WebSocket-Protocol";

  private Subprotocols() {}

  static void moveTokenToHeader(HttpServerRequest request) {
    if (!"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
      throw Refusals.unreadable("This address takes WebSocket connections only.");
    }
    String offered = request.getHeader(HEADER);
    if (offered != null) {
      PresentedToken.inSubprotocol(offered).ifPresent(token -> move(request, offered, token));
    }
  }

  private static void move(HttpServerRequest request, String offered, String token) {
    request.headers().set("Authorization", "Bearer " + token);
    String others = PresentedToken.withoutToken(offered);
    if (others.isEmpty()) {
      // nothing is left for the service to choose from, and browsers insist on a choice
      request.headers().remove(HEADER);
      request.response().putHeader(HEADER, "bearer." + token);
    } else {
      request.headers().set(HEADER, others);
    }
  }
}
