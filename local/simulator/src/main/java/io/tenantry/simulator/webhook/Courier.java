package io.tenantry.simulator.webhook;

import io.tenantry.simulator.store.Store;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Carries due deliveries to the endpoint until it answers 2xx. */
public final class Courier {
  private static final int AT_ONCE = 64;
  private static final int CONNECTIONS = 16;
  private static final long GATHER_MILLIS = 20;
  private static final int LOST = 0;
  private static final long NO_TIMER = -1;
  private static final long TIMEOUT_MILLIS = Duration.ofSeconds(10).toMillis();

  private final Vertx vertx;
  private final Store store;
  private final Outbox outbox;
  private final String url;
  private final Letter.Writer writer;
  private final HttpClient client;
  private final Set<String> travelling = new HashSet<>();
  private final Map<Delivery, Integer> outcomes = new HashMap<>();
  private long timer = NO_TIMER;

  /** Delivers to {@code url} what {@code writer} writes. */
  public Courier(Vertx vertx, Store store, Outbox outbox, String url, Letter.Writer writer) {
    this.vertx = vertx;
    this.store = store;
    this.outbox = outbox;
    this.url = url;
    this.writer = writer;
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions().setConnectTimeout((int) TIMEOUT_MILLIS),
            new PoolOptions().setHttp1MaxSize(CONNECTIONS));
  }

  /** Starts with what waits, and goes on after each write. */
  public void start() {
    store.afterWrite(this::go);
    go();
  }

  private void go() {
    outbox.due(AT_ONCE * 2).stream()
        .filter(delivery -> travelling.size() < AT_ONCE)
        .filter(delivery -> travelling.add(delivery.id()))
        .forEach(this::carry);
    if (travelling.size() < AT_ONCE) {
      outbox.nextDue().ifPresent(this::wakeAt);
    }
  }

  private void wakeAt(long due) {
    vertx.cancelTimer(timer);
    long wait = Math.max(due - InstantSource.system().millis(), 1);
    timer = vertx.setTimer(wait, fired -> go());
  }

  private void carry(Delivery delivery) {
    Future<Integer> sent =
        outbox.weather().drops()
            ? vertx.timer(1, TimeUnit.MILLISECONDS).map(LOST)
            : post(writer.write(outbox.event(delivery)));
    sent.otherwise(LOST).onSuccess(status -> settle(delivery, status));
  }

  private Future<Integer> post(Letter letter) {
    var request = new RequestOptions().setMethod(HttpMethod.POST).setAbsoluteURI(url);
    request.setTimeout(TIMEOUT_MILLIS);
    request.putHeader("Content-Type", "application/json; charset=utf-8");
    letter.headers().forEach(request::putHeader);
    return client
        .request(request)
        .compose(open -> open.send(Buffer.buffer(letter.payload())))
        .compose(response -> response.body().map(body -> response))
        .map(HttpClientResponse::statusCode);
  }

  /** Outcomes are written together; until then a delivery counts as travelling. */
  private void settle(Delivery delivery, int status) {
    if (outcomes.isEmpty()) {
      vertx.setTimer(GATHER_MILLIS, fired -> write());
    }
    outcomes.put(delivery, status);
  }

  private void write() {
    if (store.isClosed()) {
      return; // they will be tried again by the next process
    }
    Map<Delivery, Integer> settled = Map.copyOf(outcomes);
    outcomes.clear();
    settled.keySet().forEach(delivery -> travelling.remove(delivery.id()));
    store.write(
        () -> {
          settled.forEach(this::record);
          return settled;
        });
  }

  private void record(Delivery delivery, int status) {
    if (status >= 200 && status < 300) {
      outbox.arrived(delivery, status);
    } else {
      outbox.failed(delivery, status);
    }
  }
}
