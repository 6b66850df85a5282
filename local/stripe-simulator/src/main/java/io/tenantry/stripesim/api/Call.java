package io.tenantry.stripesim.api;

import io.tenantry.simulator.store.Json;
import io.tenantry.stripesim.store.Ids;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** One request to the API, read. */
public record Call(
    String method,
    String path,
    Optional<String> id,
    Params params,
    String requestId,
    Optional<String> idempotencyKey,
    Optional<String> apiVersion) {

  static Call read(RoutingContext http) {
    var request = http.request();
    boolean reads = request.method().equals(HttpMethod.GET);
    String form = reads ? request.query() : http.body().asString("UTF-8");
    return new Call(
        request.method().name(),
        http.normalizedPath(),
        Optional.ofNullable(http.pathParam("id")),
        Form.read(form == null ? "" : form),
        Ids.next("req_"),
        Optional.ofNullable(request.getHeader("Idempotency-Key")).filter(key -> !reads),
        Optional.ofNullable(request.getHeader("Stripe-Version")));
  }

  /** The id in the address. */
  public String requiredId() {
    return id.orElseThrow(() -> StripeError.unknownUrl(method, path));
  }

  /** The same call with other parameters. */
  public Call with(Params other) {
    return new Call(method, path, id, other, requestId, idempotencyKey, apiVersion);
  }

  /** For the events that this call causes. */
  public Origin origin() {
    return new Origin(Optional.of(requestId), idempotencyKey);
  }

  boolean writes() {
    return !method.equals("GET");
  }

  /** Equal for two calls that ask the same. */
  String fingerprint() {
    return method + " " + path + " " + Json.write(params.tree());
  }
}
