package io.tenantry.gateway.forward;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;

/** Returns whether requests have bodies, and may have them. */
public final class Bodies {
  private Bodies() {}

  /** Returns whether a body follows the request's head, by what the head says. */
  public static boolean isSent(HttpServerRequest request) {
    String length = request.getHeader("Content-Length");
    return (length != null && !length.trim().equals("0"))
        || request.headers().contains("Transfer-Encoding");
  }

  /** Returns whether a method only reads: what a body means there nobody has defined. */
  static boolean isReading(HttpMethod method) {
    return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
  }
}
