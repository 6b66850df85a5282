package io.tenantry.gateway.forward;

import io.vertx.circuitbreaker.CircuitBreaker;
import io.vertx.circuitbreaker.CircuitBreakerOptions;
import io.vertx.circuitbreaker.CircuitBreakerState;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.StreamResetException;
import java.net.URI;
import java.util.concurrent.TimeoutException;

/**
 * One running instance of a service. After a few failures in a row nothing is sent to it for a
 * moment; then one request tries whether it is back.
 */
final class Replica {
  private static final int FAILURES = 5;
  private static final long PAUSE_MILLIS = 1_000;
  private static final int NO_TIMEOUT = -1;
  private final URI address;
  private final CircuitBreaker breaker;

  Replica(Vertx vertx, URI address) {
    this.address = address;
    breaker =
        CircuitBreaker.create(
            address.toString(),
            vertx,
            new CircuitBreakerOptions()
                .setMaxFailures(FAILURES)
                .setResetTimeout(PAUSE_MILLIS)
                // connections have time-outs of their own
                .setTimeout(NO_TIMEOUT)
                .setNotificationPeriod(0));
  }

  /** True during the pause in which nothing is sent; after it one request probes the replica. */
  boolean isPaused() {
    return breaker.state() == CircuitBreakerState.OPEN;
  }

  /** A request to it. Nothing has been sent when it fails. */
  Future<HttpClientRequest> open(HttpClient client, RequestOptions options) {
    Promise<HttpClientRequest> opened = Promise.promise();
    breaker
        .<Void>execute(
            outcome ->
                client
                    .request(at(options))
                    .recover(failure -> Future.failedFuture(Failures.unsent(failure)))
                    .onSuccess(request -> watch(request, outcome))
                    .onSuccess(opened::tryComplete)
                    .onFailure(failure -> unopened(failure, outcome))
                    .onFailure(opened::tryFail))
        .onFailure(opened::tryFail);
    return opened.future();
  }

  /** Waiting for a busy connection counts as slowness; the replica stays in rotation. */
  private static void unopened(Throwable failure, Promise<Void> outcome) {
    if (Failures.isBusy(failure)) {
      outcome.tryComplete();
    } else {
      outcome.tryFail(failure);
    }
  }

  /**
   * It did well when an answer began, or when it was us who gave up. One that is slow is not left
   * alone: the others would be slower still.
   */
  private static void watch(HttpClientRequest request, Promise<Void> outcome) {
    request
        .response()
        .onSuccess(answer -> outcome.tryComplete())
        .onFailure(
            failure -> {
              if (failure instanceof StreamResetException || failure instanceof TimeoutException) {
                outcome.tryComplete();
              } else {
                outcome.tryFail(failure);
              }
            });
  }

  private RequestOptions at(RequestOptions options) {
    boolean secure = "https".equals(address.getScheme());
    int port = address.getPort() > 0 ? address.getPort() : secure ? 443 : 80;
    return new RequestOptions(options).setHost(address.getHost()).setPort(port).setSsl(secure);
  }
}
