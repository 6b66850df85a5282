package io.tenantry.bench.gateway;

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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** People who each read their bookings over a connection of their own, all on one event loop. */
final class Load implements AutoCloseable {
  private static final int OK = 200;
  private final Context loop;
  private final HttpClient client;
  private final int port;
  private final List<String> tokens;
  private final AtomicLong answers = new AtomicLong();
  private final Map<String, LongAdder> failures = new ConcurrentHashMap<>();

  Load(Vertx vertx, int port, List<String> tokens) {
    this.port = port;
    this.tokens = tokens;
    loop = vertx.getOrCreateContext();
    client =
        vertx.createHttpClient(
            new HttpClientOptions().setMaxPoolSize(tokens.size()).setMaxWaitQueueSize(100_000));
  }

  /** As many requests as get answers, each person asking again at once; answers a second. */
  double saturate(Duration length) throws InterruptedException {
    long before = answers.get();
    Semaphore done = new Semaphore(0);
    long began = System.nanoTime();
    long end = began + length.toNanos();
    for (String token : tokens) {
      loop.runOnContext(now -> again(token, end, done));
    }
    done.acquire(tokens.size());
    return (answers.get() - before) * 1e9 / (System.nanoTime() - began);
  }

  private void again(String token, long end, Semaphore done) {
    if (System.nanoTime() >= end) {
      done.release();
      return;
    }
    request(token)
        .onComplete(
            answered -> {
              answers.incrementAndGet();
              again(token, end, done);
            });
  }

  /**
   * Requests on a fixed beat, however slow the answers are. Latency counts from the beat, so that
   * waiting in a queue is not left out. In microseconds.
   */
  Histogram pace(int perSecond, Duration length) throws InterruptedException {
    Histogram latencies = new ConcurrentHistogram(3);
    Semaphore done = new Semaphore(0);
    long interval = 1_000_000_000L / perSecond;
    int requests = Math.toIntExact(length.toSeconds() * perSecond);
    long start = System.nanoTime();
    for (int i = 0; i < requests; i++) {
      long due = start + i * interval;
      for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
        LockSupport.parkNanos(wait);
      }
      String token = tokens.get(i % tokens.size());
      loop.runOnContext(
          beat ->
              request(token)
                  .onComplete(
                      answered -> {
                        answers.incrementAndGet();
                        latencies.recordValue((System.nanoTime() - due) / 1000);
                        done.release();
                      }));
    }
    done.acquire(requests);
    return latencies;
  }

  /** Returns the number of requests completed so far. */
  long answers() {
    return answers.get();
  }

  /** Returns the number of requests not answered with 200, by their answer. */
  Map<String, LongAdder> failures() {
    return failures;
  }

  private void failed(String how) {
    failures.computeIfAbsent(how, first -> new LongAdder()).increment();
  }

  private Future<Void> request(String token) {
    return client
        .request(
            new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost("127.0.0.1")
                .setPort(port)
                .setURI("/api/v1/bookings")
                .putHeader("Authorization", "Bearer " + token))
        .compose(HttpClientRequest::send)
        .compose(
            answer -> {
              if (answer.statusCode() != OK) {
                failed("status " + answer.statusCode());
              }
              return answer.end();
            })
        .onFailure(failure -> failed(failure.toString()));
  }

  @Override
  public void close() {
    var unused = client.close();
  }
}
