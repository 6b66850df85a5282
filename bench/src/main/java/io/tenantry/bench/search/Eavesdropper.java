package io.tenantry.bench.search;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Stands between search and Elasticsearch and notes what search asks, so that the very same can be
 * asked directly.
 */
final class Eavesdropper implements AutoCloseable {
  private final HttpClient client;
  private final HttpServer server;
  private final int elasticsearch;
  private final List<Ask> heard = Collections.synchronizedList(new ArrayList<>());

  Eavesdropper(Vertx vertx, int elasticsearch) {
    this.elasticsearch = elasticsearch;
    client = vertx.createHttpClient(new HttpClientOptions());
    server =
        vertx
            .createHttpServer()
            .requestHandler(this::pass)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
  }

  String url() {
    return "http://127.0.0.1:" + server.actualPort();
  }

  /** Returns the requests since the last call. */
  List<Ask> heard() {
    synchronized (heard) {
      List<Ask> since = List.copyOf(heard);
      heard.clear();
      return since;
    }
  }

  private void pass(HttpServerRequest request) {
    request
        .body()
        .onSuccess(
            body -> {
              heard.add(new Ask(request.method(), request.uri(), body));
              forward(request, body);
            });
  }

  private void forward(HttpServerRequest request, Buffer body) {
    client
        .request(
            new RequestOptions()
                .setMethod(request.method())
                .setHost("127.0.0.1")
                .setPort(elasticsearch)
                .setURI(request.uri())
                .setHeaders(request.headers()))
        .compose(asked -> asked.send(body))
        .compose(
            answer ->
                answer
                    .body()
                    .compose(
                        content -> {
                          request.response().setStatusCode(answer.statusCode());
                          answer
                              .headers()
                              .forEach(
                                  (name, value) -> {
                                    if (!name.equalsIgnoreCase("transfer-encoding")) {
                                      request.response().putHeader(name, value);
                                    }
                                  });
                          return request.response().end(content);
                        }))
        .onFailure(failure -> request.response().setStatusCode(502).end());
  }

  @Override
  public void close() {
    var unused = Future.join(server.close(), client.close());
  }
}
