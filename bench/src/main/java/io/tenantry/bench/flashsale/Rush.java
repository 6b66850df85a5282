package io.tenantry.bench.flashsale;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.function.IntFunction;
import org.HdrHistogram.Histogram;

/** People who order over connections of their own, all on one event loop. */
final class Rush implements AutoCloseable {
  private final Context loop;
  private final HttpClient client;
  private final int port;

  Rush(Vertx vertx, int port, int connections) {
    this.port = port;
    loop = vertx.getOrCreateContext();
    client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setMaxPoolSize(connections)
                .setMaxWaitQueueSize(100_000)
                .setKeepAliveTimeout(300));
  }

  /** One request of a person. */
  record Order(String path, Map<String, String> headers, String body) {}

  /** Everybody at once; latency counts from the moment all begin. */
  Sales together(List<Order> orders) throws InterruptedException {
    Sales sales = new Sales();
    Semaphore done = new Semaphore(0);
    loop.runOnContext(
        now -> {
          long began = System.nanoTime();
          for (Order order : orders) {
            send(order, began, sales).onComplete(answered -> done.release());
          }
        });
    long began = System.nanoTime();
    done.acquire(orders.size());
    sales.took(System.nanoTime() - began);
    return sales;
  }

  /** So many people, each ordering again at once, until the time is over. */
  Sales again(int people, Duration length, IntFunction<Order> orders) throws InterruptedException {
    Sales sales = new Sales();
    Semaphore done = new Semaphore(0);
    int[] next = {0};
    long began = System.nanoTime();
    long end = began + length.toNanos();
    loop.runOnContext(
        now -> {
          for (int i = 0; i < people; i++) {
            again(end, next, orders, sales, done);
          }
        });
    done.acquire(people);
    sales.took(System.nanoTime() - began);
    return sales;
  }

  private void again(long end, int[] next, IntFunction<Order> orders, Sales sales, Semaphore done) {
    long now = System.nanoTime();
    if (now >= end) {
      done.release();
      return;
    }
    send(orders.apply(next[0]++), now, sales)
        .onComplete(answered -> again(end, next, orders, sales, done));
  }

  private Future<Void> send(Order order, long began, Sales sales) {
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setHost("127.0.0.1")
            .setPort(port)
            .setURI(order.path())
            .putHeader("Content-Type", "application/json");
    order.headers().forEach(options::putHeader);
    return client
        .request(options)
        .compose((HttpClientRequest request) -> request.send(order.body()))
        .compose(answer -> answer.end().map(answer.statusCode()))
        .onComplete(
            answered ->
                sales.answered(
                    answered.succeeded()
                        ? answered.result().toString()
                        : answered.cause().getClass().getSimpleName(),
                    System.nanoTime() - began))
        .mapEmpty();
  }

  /** Counts the orders by outcome. Used by one event loop, read afterwards. */
  static final class Sales {
    private final Map<String, Integer> answers = new TreeMap<>();
    private final Histogram latencies = new Histogram(3);
    private long nanos;

    private void answered(String how, long latency) {
      answers.merge(how, 1, Integer::sum);
      latencies.recordValue(latency / 1000);
    }

    private void took(long length) {
      nanos = length;
    }

    int answers(String how) {
      return answers.getOrDefault(how, 0);
    }

    Map<String, Integer> answers() {
      return answers;
    }

    double perSecond() {
      return latencies.getTotalCount() * 1e9 / nanos;
    }

    /** In milliseconds. */
    double percentile(double percentile) {
      return latencies.getValueAtPercentile(percentile) / 1e3;
    }
  }

  @Override
  public void close() {
    var unused = client.close();
  }
}
