package io.tenantry.gateway.door;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.tenantry.gateway.route.Route;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** How long requests take, by route and answer: {@code gateway.requests}. */
@ApplicationScoped
class Timings {
  private final MeterRegistry metrics;

  Timings(MeterRegistry metrics) {
    this.metrics = metrics;
  }

  Running start() {
    return new Running(metrics, Timer.start(metrics));
  }

  /** A request under way. */
  record Running(MeterRegistry metrics, Timer.Sample sample) {
    void stop(HttpServerRequest request, Optional<Route> route) {
      sample.stop(
          Timer.builder("gateway.requests")
              .description("Requests through the gateway")
              .tag("method", route.map(known -> known.method().name()).orElse("other"))
              .tag("route", route.map(Route::path).orElse("unknown"))
              .tag("service", route.map(known -> known.services().getFirst()).orElse("none"))
              .tag("status", Integer.toString(request.response().getStatusCode()))
              .publishPercentileHistogram(false)
              .register(metrics));
    }
  }
}
