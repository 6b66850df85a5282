package io.tenantry.gateway.door;

import io.vertx.core.MultiMap;

/** What browsers are told about every answer of the API. */
final class SecurityHeaders {
  private SecurityHeaders() {}

  static void addTo(MultiMap headers) {
    headers
        .set("X-Content-Type-Options", "nosniff")
        .set("X-Frame-Options", "DENY")
        .set("Referrer-Policy", "no-referrer")
        .set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
        .set("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
        .set("Cache-Control", "no-store");
  }
}
