package io.tenantry.gateway.forward;

import io.tenantry.gateway.refusal.Refusals;
import io.tenantry.gateway.refusal.RequestIds;
import io.tenantry.gateway.route.Mark;
import io.tenantry.gateway.route.Route;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyOptions;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Passes requests on to the services. */
@Singleton
public class Forwarder {
  private static final String REPLICA = "replica";
  private final Upstreams upstreams;
  private final ForwardSettings settings;
  private final KeptAnswers answers;
  private final Memory memory;
  private final Map<Path, HttpProxy> proxies = new ConcurrentHashMap<>();

  Forwarder(Upstreams upstreams, ForwardSettings settings, KeptAnswers answers, Memory memory) {
    this.upstreams = upstreams;
    this.settings = settings;
    this.answers = answers;
    this.memory = memory;
  }

  /** Destination of requests and whether the answers are kept: one proxy for each. */
  private record Path(List<String> services, boolean kept) {}

  /** Refuses a body where none is taken or that says it is too large, and what nobody serves. */
  public void admit(Route route, HttpServerRequest request) {
    if (route.services().stream().noneMatch(upstreams::has)) {
      throw Refusals.notImplemented();
    }
    if (Bodies.isReading(request.method()) && Bodies.isSent(request)) {
      throw Refusals.bodyNotTaken();
    }
    if (lengthOf(request) > settings.largestBody()) {
      throw Refusals.tooLarge(settings.largestBody());
    }
  }

  /** Passes a request on; the answer is the service's, one that was kept, or a problem. */
  public void forward(Route route, HttpServerRequest request) {
    boolean kept = route.is(Mark.CACHED) && request.method().equals(HttpMethod.GET);
    Optional<KeptAnswer> known = kept ? answers.find(request) : Optional.empty();
    known.ifPresentOrElse(
        answer -> answer.give(request), () -> proxyOf(route, kept).handle(request));
  }

  private HttpProxy proxyOf(Route route, boolean kept) {
    List<String> services = route.services().stream().filter(upstreams::has).toList();
    return proxies.computeIfAbsent(new Path(services, kept), this::proxy);
  }

  /** Opens a stream through to the service; fails when the service does not answer. */
  public Future<Void> stream(Route route, HttpServerRequest request) {
    return upstreams
        .openStream(route.services().getFirst())
        .recover(failure -> Future.failedFuture(Failures.of(failure)))
        .onSuccess(opened -> tunnel(opened, request))
        .mapEmpty();
  }

  private void tunnel(HttpClientRequest opened, HttpServerRequest request) {
    // the service's answer to the handshake carries the id as well
    request.response().headers().remove(RequestIds.HEADER);
    HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(true), upstreams.streams())
        .origin(context -> Future.succeededFuture(opened))
        .handle(request);
  }

  private HttpProxy proxy(Path path) {
    ProxyOptions options = new ProxyOptions().setSupportWebSocket(false);
    HttpProxy proxy = HttpProxy.reverseProxy(options, upstreams.streams());
    String first = path.services().getFirst();
    long largest = settings.largestBody();
    if (path.services().size() > 1) {
      return proxy
          .origin(context -> open(context, context.get(Inquiry.SERVICE, String.class)))
          .addInterceptor(new Inquiry(largest, memory, path.services()));
    }
    int instances = upstreams.replicas(first);
    return proxy
        .origin(context -> open(context, first))
        .addInterceptor(
            path.kept()
                ? new KeepingExchange(largest, memory, instances, answers)
                : new Exchange(largest, memory, instances));
  }

  /** The instance that was asked is noted, so that another is asked when it breaks off. */
  private Future<HttpClientRequest> open(ProxyContext context, String service) {
    return upstreams
        .open(service, Optional.ofNullable(context.get(REPLICA, Replica.class)))
        .onSuccess(opened -> context.set(REPLICA, opened.replica()))
        .map(Replicas.Opened::request);
  }

  private static long lengthOf(HttpServerRequest request) {
    String length = request.getHeader("Content-Length");
    try {
      return length == null ? 0 : Long.parseLong(length.trim());
    } catch (NumberFormatException e) {
      throw Refusals.unreadable("Content-Length is not a number.");
    }
  }
}
