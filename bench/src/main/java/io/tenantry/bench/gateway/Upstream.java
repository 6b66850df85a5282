package io.tenantry.bench.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;

/**
 * The service behind both doors: it answers at once. It also serves the keys tokens are checked
 * with.
 */
public final class Upstream {
  private static final Buffer ANSWER =
      Buffer.buffer(
          "{\"items\":[" + "{\"id\":\"0190c0de\",\"status\":\"CONFIRMED\"},".repeat(9) + "{}]}");
  private final Identity identity;
  private final int port;

  /** Listens from now on. */
  public Upstream(Vertx vertx, Identity identity) {
    this.identity = identity;
    HttpServer server = vertx.createHttpServer().requestHandler(this::answer);
    port =
        server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join().actualPort();
  }

  int port() {
    return port;
  }

  /** Returns the address it listens on. */
  public String url() {
    return "http://127.0.0.1:" + port;
  }

  private void answer(HttpServerRequest request) {
    request.response().putHeader("Content-Type", "application/json");
    if (request.path().equals(Identity.KEYS_PATH)) {
      request.response().end(identity.jwks());
    } else {
      request.response().end(ANSWER);
    }
  }
}
