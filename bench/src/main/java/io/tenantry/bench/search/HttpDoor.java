package io.tenantry.bench.search;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.RequestOptions;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Asks over HTTP; each question may take several requests, one after the other. */
final class HttpDoor implements AutoCloseable {
  private static final int OK = 200;

  /** The gateway limits addresses; people at this many ask by turns. */
  private static final int ADDRESSES = 1_000;

  private final HttpClient client;
  private final int port;
  private final List<List<Ask>> questions;

  HttpDoor(Vertx vertx, int port, int connections, List<List<Ask>> questions) {
    this.port = port;
    this.questions = questions;
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions().setMaxPoolSize(connections).setMaxWaitQueueSize(100_000));
  }

  CompletionStage<Boolean> ask(int number) {
    Future<Boolean> answered = Future.succeededFuture(true);
    for (Ask ask : questions.get(number % questions.size())) {
      answered = answered.compose(well -> send(ask, number).map(good -> well && good));
    }
    return answered.toCompletionStage();
  }

  private Future<Boolean> send(Ask ask, int number) {
    int address = number % ADDRESSES;
    return client
        .request(
            new RequestOptions()
                .setMethod(ask.method())
                .setHost("127.0.0.1")
                .setPort(port)
                .setURI(ask.uri())
                .putHeader("Content-Type", "application/json")
                .putHeader("Accept", "application/json")
                .putHeader("X-Forwarded-For", "10.9." + address / 250 + "." + (1 + address % 250)))
        .compose(request -> send(request, ask))
        .compose(answer -> answer.body().map(body -> answer.statusCode() == OK));
  }

  private static Future<io.vertx.core.http.HttpClientResponse> send(
      HttpClientRequest request, Ask ask) {
    return ask.body().length() == 0 ? request.send() : request.send(ask.body());
  }

  @Override
  public void close() {
    var unused = client.close();
  }
}
