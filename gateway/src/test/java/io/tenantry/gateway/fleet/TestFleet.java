package io.tenantry.gateway.fleet;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.tenantry.platform.testing.LocalStack;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A real server in the place of the services and of Keycloak's key set: it tells what it was sent.
 * Redis is the local stack's.
 */
public final class TestFleet implements QuarkusTestResourceLifecycleManager {
  private final Vertx vertx = Vertx.vertx();

  @Override
  public Map<String, String> start() {
    int identity = listen(vertx.createHttpServer().requestHandler(TestFleet::keys));
    int knowing = listen(service("knowing"));
    int unknowing = listen(service("unknowing"));
    Map<String, String> configuration = new HashMap<>();
    configuration.put("quarkus.oidc.auth-server-url", url(identity));
    configuration.put("quarkus.oidc.jwks-path", url(identity) + "/keys");
    configuration.put("quarkus.oidc.token.issuer", Keys.ISSUER);
    configuration.put("quarkus.oidc.token.audience", Keys.AUDIENCE);
    configuration.put("quarkus.log.console.json.enabled", "false");
    configuration.put("tenantry.limit.redis", LocalStack.accounts().path("redis").asText());
    configuration.put("tenantry.trusted-proxies", "127.0.0.0/8");
    configuration.put("tenantry.forward.answer-timeout", "1S");
    configuration.put("tenantry.services.auth", url(unknowing));
    configuration.put("tenantry.services.booking", url(knowing));
    configuration.put("tenantry.services.notification", url(unknowing));
    configuration.put("tenantry.services.search", url(knowing));
    configuration.put("tenantry.services.payment", "http://localhost:1");
    return configuration;
  }

  private HttpServer service(String name) {
    return vertx
        .createHttpServer()
        .requestHandler(request -> answer(name, request))
        .webSocketHandler(TestFleet::echo);
  }

  private static void keys(HttpServerRequest request) {
    request.response().putHeader("Content-Type", "application/json").end(Keys.jwks());
  }

  private static void answer(String name, HttpServerRequest request) {
    if (request.path().startsWith("/api/v1/bookings/silent")) {
      return;
    }
    if (request.path().equals("/q/openapi")) {
      JsonObject paths = new JsonObject().put("/api/v1/of/" + name, new JsonObject());
      request.response().end(new JsonObject().put("paths", paths).toBuffer());
      return;
    }
    if (request.path().startsWith("/api/v1/admin/jobs") && name.equals("unknowing")) {
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
    return server
        .listen(0, "127.0.0.1")
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
