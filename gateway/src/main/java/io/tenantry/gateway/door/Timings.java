package io.tenantry.gateway.door;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.tenantry.gateway.route.Route;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Measures requests, by route and answer: {@code gateway.requests}. */
@Singleton
class Timings {
  private final MeterRegistry metrics;
  // looking a timer up in the registry costs more than all else that is done here
  private final Map<Answered, Timer> timers = new ConcurrentHashMap<>();

  Timings(MeterRegistry metrics) {
    this.metrics = metrics;
  }

  private record Answered(String method, String path, int status) {}

  /** Notes a request that has been answered; {@code since} is in {@link System#nanoTime}. */
  void stop(HttpServerRequest request, Optional<Route> route, long since) {
    String method = route.map(known -> known.method().name()).orElse("other");
    String path = route.map(Route::path).orElse("unknown");
    timers
        .computeIfAbsent(
            new Answered(method, path, request.response().getStatusCode()),
            answered -> timer(answered, route))
        .record(System.nanoTime() - since, TimeUnit.NANOSECONDS);
  }

  private Timer timer(Answered answered, Optional<Route> route) {
    return Timer.builder("gateway.requests")
        .description("Requests through the gateway")
        .tag("method", answered.method())
        .tag("route", answered.path())
        .tag("service", route.map(known -> known.services().getFirst()).orElse("none"))
        .tag("status", Integer.toString(answered.status()))
        .publishPercentileHistogram(false)
        .register(metrics);
  }
}
