package io.tenantry.gateway.apidocs;

import io.tenantry.gateway.forward.Upstreams;
import io.tenantry.gateway.route.Route;
import io.tenantry.gateway.route.RouteTable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Gathers the services' API descriptions at {@code /q/openapi}, and keeps them a short while. */
@Singleton
class ApiDocuments {
  private static final int BEFORE_EVERYTHING_ELSE = -1_000;
  private static final int OK = 200;
  private final Upstreams upstreams;
  private final RouteTable routes;
  private final Duration freshFor;
  private final InstantSource realTime = InstantSource.system();
  private volatile Gathered latest = new Gathered(Instant.MIN, Buffer.buffer());
  private final AtomicReference<Future<Buffer>> gathering = new AtomicReference<>();

  private record Gathered(Instant at, Buffer document) {}

  ApiDocuments(
      Upstreams upstreams,
      RouteTable routes,
      @ConfigProperty(name = "tenantry.apidocs.fresh-for") Duration freshFor) {
    this.upstreams = upstreams;
    this.routes = routes;
    this.freshFor = freshFor;
  }

  void serve(@Observes Router router) {
    router.get("/q/openapi").order(BEFORE_EVERYTHING_ELSE).handler(this::answer);
  }

  private void answer(RoutingContext request) {
    current()
        .onSuccess(
            document ->
                request.response().putHeader("Content-Type", "application/json").end(document))
        .onFailure(request::fail);
  }

  private Future<Buffer> current() {
    Gathered kept = latest;
    return kept.at().isAfter(realTime.instant().minus(freshFor))
        ? Future.succeededFuture(kept.document())
        : gatherOnce();
  }

  /** However many ask at the same time, the services are asked once. */
  private Future<Buffer> gatherOnce() {
    Promise<Buffer> mine = Promise.promise();
    Future<Buffer> others = gathering.compareAndExchange(null, mine.future());
    if (others != null) {
      return others;
    }
    gather()
        .onSuccess(fresh -> latest = new Gathered(realTime.instant(), fresh))
        .onComplete(gathered -> gathering.set(null))
        .onComplete(mine);
    return mine.future();
  }

  private Future<Buffer> gather() {
    List<String> services = List.copyOf(upstreams.names());
    List<Future<Optional<JsonObject>>> answers = services.stream().map(this::describe).toList();
    return Future.all(answers).map(all -> merge(services, all.list()));
  }

  private Buffer merge(List<String> services, List<Optional<JsonObject>> answers) {
    ApiDocument whole = new ApiDocument();
    Set<String> silent = new HashSet<>();
    for (int i = 0; i < services.size(); i++) {
      String service = services.get(i);
      answers
          .get(i)
          .ifPresentOrElse(
              description -> whole.add(service, description),
              () -> {
                whole.addMissing(service);
                silent.add(service);
              });
    }
    for (Route route : routes.all()) {
      whole.add(route, route.services().stream().noneMatch(silent::contains));
    }
    return whole.json().toBuffer();
  }

  private Future<Optional<JsonObject>> describe(String service) {
    return upstreams
        .ask(service, HttpMethod.GET, "/q/openapi?format=json")
        .compose(HttpClientRequest::send)
        .compose(ApiDocuments::read)
        .map(Optional::of)
        .otherwise(Optional.empty());
  }

  private static Future<JsonObject> read(HttpClientResponse response) {
    return response.statusCode() == OK
        ? response.body().map(Buffer::toJsonObject)
        : Future.failedFuture("No description: " + response.statusCode());
  }
}
