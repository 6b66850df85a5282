package io.tenantry.gateway.door;

import io.tenantry.gateway.limit.Allowance;
import io.vertx.core.MultiMap;

/** Tells clients where they stand (draft-ietf-httpapi-ratelimit-headers). */
final class LimitHeaders {
  private LimitHeaders() {}

  static void add(MultiMap headers, Allowance allowance) {
    headers
        .set("RateLimit-Limit", Long.toString(allowance.limit().calls()))
        .set("RateLimit-Remaining", Long.toString(allowance.remaining()))
        .set("RateLimit-Reset", Long.toString(allowance.reset().plusMillis(999).toSeconds()));
  }
}
