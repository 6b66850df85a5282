package io.tenantry.bench.search;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;

/** One HTTP request. */
record Ask(HttpMethod method, String uri, Buffer body) {
  static Ask get(String uri) {
    return new Ask(HttpMethod.GET, uri, Buffer.buffer());
  }
}
