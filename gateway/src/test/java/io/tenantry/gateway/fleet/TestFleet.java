package io.tenantry.gateway.fleet;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.tenantry.platform.testing.LocalStack;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A real server in the place of the services and of Keycloak's key set: it tells what it was sent.
 * Redis is the local stack's.
 */
public final class TestFleet implements QuarkusTestResourceLifecycleManager {
  /** The channel on which this fleet's index tells of changes. */
  public static final String CHANNEL = "search:changed:" + UUID.randomUUID();

  private static final AtomicReference<HttpServer> LEAVING = new AtomicReference<>();
  private static final Map<String, AtomicInteger> SEEN = new ConcurrentHashMap<>();
  private static final AtomicReference<Runnable> RETURN = new AtomicReference<>();
  private static volatile boolean identityAway;
  private final Vertx vertx = Vertx.vertx();

  /** Takes Keycloak away or brings it back. */
  public static void setIdentityAway(boolean away) {
    identityAway = away;
  }

  /** One of the two instances of property dies, with what it is working on. */
  public static void killOneInstance() {
    LEAVING.get().close().toCompletionStage().toCompletableFuture().join();
  }

  /** The instance that died is back at its address. */
  public static void bringInstanceBack() {
    RETURN.get().run();
  }

  /** Returns the number of requests for exactly this address that reached a service. */
  public static int seen(String uri) {
    return SEEN.getOrDefault(uri, new AtomicInteger()).get();
  }

  @Override
  public Map<String, String> start() {
    int identity = listen(vertx.createHttpServer().requestHandler(TestFleet::keys));
    int auth = listen(vertx.createHttpServer().requestHandler(TestAuth::answer));
    int knowing = listen(service("knowing"));
    int unknowing = listen(service("unknowing"));
    HttpServer leaving = service("leaving");
    LEAVING.set(leaving);
    int left = listen(leaving);
    RETURN.set(() -> listen(service("leaving"), left));
    String replicas = url(listen(service("staying"))) + ", " + url(left);
    Map<String, String> configuration = new HashMap<>();
    configuration.put("quarkus.oidc.auth-server-url", url(identity));
    configuration.put("quarkus.oidc.jwks-path", url(identity) + "/keys");
    configuration.put("quarkus.oidc.token.issuer", Keys.ISSUER);
    configuration.put("quarkus.oidc.token.audience", Keys.AUDIENCE);
    configuration.put("quarkus.log.console.json.enabled", "false");
    configuration.put(
        "tenantry.limit.redis",
        "${tenantry.test.redis:" + LocalStack.accounts().path("redis").asText() + "}");
    configuration.put("tenantry.trusted-proxies", "${tenantry.test.trusted-proxies:127.0.0.0/8}");
    configuration.put("tenantry.forward.answer-timeout", "${tenantry.test.answer-timeout:1S}");
    configuration.put("tenantry.services.auth", url(auth));
    configuration.put("tenantry.services.property", replicas);
    configuration.put("tenantry.services.lease", url(unknowing));
    configuration.put("tenantry.services.rent", url(unknowing));
    configuration.put("tenantry.services.analytics", url(unknowing));
    configuration.put("tenantry.cache.channel", CHANNEL);
    configuration.put("tenantry.cache.life", "20S");
    configuration.put("tenantry.origins.allowed", "https://app.tenantry.test");
    configuration.put("tenantry.services.booking", url(knowing));
    configuration.put("tenantry.services.notification", url(unknowing));
    configuration.put("tenantry.services.search", url(knowing));
    configuration.put("tenantry.services.payment", "http://localhost:1");
    return configuration;
  }

  private HttpServer service(String name) {
    return vertx.createHttpServer().requestHandler(request -> answer(name, request));
  }

  private static void keys(HttpServerRequest request) {
    if (identityAway && ThreadLocalRandom.current().nextBoolean()) {
      request.connection().close();
      return;
    } else if (identityAway) {
      request.response().setStatusCode(503).end();
      return;
    }
    request.response().putHeader("Content-Type", "application/json").end(Keys.jwks());
  }

  private static void answer(String name, HttpServerRequest request) {
    if ("websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
      // Quarkus has switched Vert.x's own handler of WebSockets off, for all of this process
      request.toWebSocket().onSuccess(TestFleet::echo);
      return;
    }
    SEEN.computeIfAbsent(request.uri(), fresh -> new AtomicInteger()).incrementAndGet();
    if (request.path().startsWith("/api/v1/bookings/silent")) {
      return;
    }
    if (request.path().equals("/q/openapi")) {
      JsonObject paths =
          new JsonObject()
              .put("/api/v1/of/" + name, new JsonObject())
              .put("/api/v1/bookings", new JsonObject().put("get", operation("booking:read")));
      request.response().end(new JsonObject().put("paths", paths).toBuffer());
      return;
    }
    if (request.path().startsWith("/api/v1/admin/jobs") && !name.equals("knowing")) {
      request.response().setStatusCode(404).end();
      return;
    }
    request
        .body()
        .onSuccess(
            body ->
                request
                    .response()
                    .putHeader("Server", "leaky/1.0")
                    .putHeader("X-Request-Id", "another")
                    .putHeader("Content-Type", "application/json")
                    .end(
                        new JsonObject()
                            .put("service", name)
                            .put("method", request.method().name())
                            .put("uri", request.uri())
                            .put("headers", headers(request.headers()))
                            .put("body", body.toString())
                            .put("length", body.length())
                            .toBuffer()));
  }

  private static JsonObject operation(String permission) {
    return new JsonObject()
        .put(
            "security",
            new JsonArray()
                .add(new JsonObject().put("SecurityScheme", new JsonArray().add(permission))));
  }

  private static JsonObject headers(MultiMap headers) {
    JsonObject json = new JsonObject();
    headers.forEach((name, value) -> json.put(name.toLowerCase(Locale.ROOT), value));
    return json;
  }

  private static void echo(ServerWebSocket socket) {
    socket.writeTextMessage(headers(socket.headers()).encode());
    socket.textMessageHandler(socket::writeTextMessage);
  }

  private static String url(int port) {
    return "http://localhost:" + port;
  }

  private static int listen(HttpServer server) {
    return listen(server, 0);
  }

  private static int listen(HttpServer server, int port) {
    return server
        .listen(port, "127.0.0.1")
        .toCompletionStage()
        .toCompletableFuture()
        .join()
        .actualPort();
  }

  @Override
  public void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
