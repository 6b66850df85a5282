package io.tenantry.gateway.forward;

import io.tenantry.gateway.refusal.Refusals;
import io.tenantry.gateway.route.Route;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Passes requests on to the services. */
@ApplicationScoped
public class Forwarder {
  private final Upstreams upstreams;
  private final ForwardSettings settings;
  private final Map<List<String>, HttpProxy> proxies = new ConcurrentHashMap<>();

  Forwarder(Upstreams upstreams, ForwardSettings settings) {
    this.upstreams = upstreams;
    this.settings = settings;
  }

  /** Refuses a body that says it is too large, and a route nobody serves yet. */
  public void admit(Route route, HttpServerRequest request) {
    if (route.services().stream().noneMatch(upstreams::has)) {
      throw Refusals.notImplemented();
    }
    if (lengthOf(request) > settings.largestBody()) {
      throw Refusals.tooLarge(settings.largestBody());
    }
  }

  /** Passes a request on; the answer is the service's, or a problem. */
  public void forward(Route route, HttpServerRequest request) {
    List<String> services = route.services().stream().filter(upstreams::has).toList();
    proxies.computeIfAbsent(services, this::proxy).handle(request);
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
    request.response().headers().remove(Exchange.REQUEST_ID);
    HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(true), upstreams.client())
        .origin(context -> Future.succeededFuture(opened))
        .handle(request);
  }

  private HttpProxy proxy(List<String> services) {
    ProxyOptions options = new ProxyOptions().setSupportWebSocket(false);
    HttpProxy proxy = HttpProxy.reverseProxy(options, upstreams.client());
    return services.size() == 1
        ? proxy
            .origin(context -> upstreams.open(services.getFirst()))
            .addInterceptor(new Exchange(settings.largestBody()))
        : proxy
            .origin(context -> upstreams.open(serviceOf(context)))
            .addInterceptor(new Inquiry(settings.largestBody(), services));
  }

  private static String serviceOf(ProxyContext context) {
    return context.get(Inquiry.SERVICE, String.class);
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
