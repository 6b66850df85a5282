package io.tenantry.auth.session;

import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/** Origin of a request: the address the gateway believes, and the name the client gives itself. */
record Origin(String address, String userAgent) {
  private static final int LONGEST = 300;

  static Origin of(HttpServerRequest request) {
    String address =
        Optional.ofNullable(request.getHeader("X-Forwarded-For"))
            .map(forwarded -> forwarded.split(",", 2)[0].trim())
            .orElseGet(() -> request.remoteAddress().hostAddress());
    String agent = Optional.ofNullable(request.getHeader("User-Agent")).orElse("");
    return new Origin(cut(address), cut(agent));
  }

  private static String cut(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }
}
