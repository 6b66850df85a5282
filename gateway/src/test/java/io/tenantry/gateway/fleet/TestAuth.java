package io.tenantry.gateway.fleet;

import io.tenantry.gateway.fleet.Keys.Claims;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Plays auth for the gateway's own requests. */
public final class TestAuth {
  /** An origin some organization allows. */
  public static final String ALLOWED_ORIGIN = "https://rent.acme.test";

  /** Organization that allows the origin. */
  public static final UUID ORGANIZATION = UUID.randomUUID();

  private static final Map<String, Claims> KEYS = new ConcurrentHashMap<>();
  private static final Map<String, AtomicInteger> EXCHANGES = new ConcurrentHashMap<>();

  private TestAuth() {}

  /** A key that stands for somebody. */
  public static String keyFor(Claims claims) {
    String key = unknownKey();
    KEYS.put(key, claims);
    return key;
  }

  /** A key nobody has. */
  public static String unknownKey() {
    return "tnk_" + UUID.randomUUID().toString().replace("-", "");
  }

  /** The key stands for this from now on. */
  public static void change(String key, Claims claims) {
    KEYS.put(key, claims);
  }

  /** Returns the number of times a key was exchanged. */
  public static int exchanges(String key) {
    return EXCHANGES.getOrDefault(key, new AtomicInteger()).get();
  }

  static void answer(HttpServerRequest request) {
    switch (request.path()) {
      case "/internal/v1/api-keys/exchange" ->
          request.body().onSuccess(body -> exchange(request, body.toJsonObject().getString("key")));
      case "/internal/v1/allowed-origins" ->
          request
              .response()
              .end(
                  new JsonObject()
                      .put("origins", JsonArray.of(ALLOWED_ORIGIN, "*", "null"))
                      .put(
                          "organizations",
                          JsonObject.of(ALLOWED_ORIGIN, JsonArray.of(ORGANIZATION.toString())))
                      .toBuffer());
      case "/api/v1/admin/jobs/hold-expiry/run", "/api/v1/admin/jobs/runs/1" ->
          request.response().setStatusCode(404).end();
      case "/q/openapi" -> request.response().setStatusCode(500).end();
      default ->
          request.response().putHeader("Content-Type", "application/json").end(echo(request));
    }
  }

  private static String echo(HttpServerRequest request) {
    JsonObject headers = new JsonObject();
    request.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
    return new JsonObject().put("headers", headers).encode();
  }

  private static void exchange(HttpServerRequest request, String key) {
    EXCHANGES.computeIfAbsent(key, fresh -> new AtomicInteger()).incrementAndGet();
    Claims claims = KEYS.get(key);
    if (claims == null) {
      request.response().setStatusCode(401).end();
      return;
    }
    long life = Duration.between(Instant.now(), claims.expiresAt()).toSeconds();
    request
        .response()
        .end(
            new JsonObject()
                .put("accessToken", Keys.signed(claims))
                .put("expiresIn", life)
                .toBuffer());
  }
}
