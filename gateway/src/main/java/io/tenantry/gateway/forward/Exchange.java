package io.tenantry.gateway.forward;

import io.tenantry.gateway.refusal.Refusal;
import io.tenantry.gateway.refusal.Refusals;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.util.Locale;
import java.util.Set;

/** One request to one service: its body is metered, and what goes wrong becomes a problem. */
class Exchange implements ProxyInterceptor {
  /** The request's id, for problems; a header the gateway has set by now. */
  static final String REQUEST_ID = "X-Request-Id";

  private static final Set<String> NOT_PASSED_BACK =
      Set.of("connection", "keep-alive", "upgrade", "server", "x-request-id");
  private final long largestBody;
  private final int instances;

  /**
   * @param instances how many there are of the service
   */
  Exchange(long largestBody, int instances) {
    this.largestBody = largestBody;
    this.instances = instances;
  }

  @Override
  public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
    ProxyRequest request = context.request();
    HttpServerRequest client = request.proxiedRequest();
    String requestId = client.getHeader(REQUEST_ID);
    MeteredBody body = new MeteredBody(request.getBody().stream(), largestBody);
    boolean bare = hasNoBody(client);
    request.setBody(bare ? null : Body.body(body, request.getBody().length()));
    return send(context, bare)
        .recover(
            failure ->
                Future.succeededFuture(
                    problem(
                        request,
                        requestId,
                        body.isTooLarge()
                            ? Refusals.tooLarge(largestBody)
                            : Failures.of(failure))));
  }

  /** Asks; a read that broke off is harmless to ask again, of each instance once. */
  Future<ProxyResponse> send(ProxyContext context, boolean bare) {
    HttpMethod method = context.request().getMethod();
    boolean harmless = bare && (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD));
    return send(context, harmless ? instances : 0);
  }

  private static Future<ProxyResponse> send(ProxyContext context, int again) {
    return context
        .sendRequest()
        .recover(
            failure ->
                again > 0 && Failures.brokeOff(failure)
                    ? send(context, again - 1)
                    : Future.failedFuture(failure));
  }

  @Override
  public Future<Void> handleProxyResponse(ProxyContext context) {
    var headers = context.response().headers();
    for (String name : headers.names()) {
      if (NOT_PASSED_BACK.contains(name.toLowerCase(Locale.ROOT))) {
        headers.remove(name);
      }
    }
    if (headers.contains("Cache-Control")) {
      context.request().proxiedRequest().response().headers().remove("Cache-Control");
    }
    return context.sendResponse();
  }

  private static boolean hasNoBody(HttpServerRequest request) {
    String length = request.getHeader("Content-Length");
    return !request.headers().contains("Transfer-Encoding")
        && (length == null || length.trim().equals("0"));
  }

  private static ProxyResponse problem(ProxyRequest request, String requestId, Refusal refusal) {
    HttpServerRequest client = request.proxiedRequest();
    if (!client.isEnded()) {
      client.handler(part -> {});
      client.resume();
    }
    ProxyResponse answer =
        request
            .response()
            .setStatusCode(refusal.status())
            .putHeader("Content-Type", Refusal.MEDIA_TYPE)
            .setBody(Body.body(refusal.body(requestId)));
    refusal.headers().forEach(answer::putHeader);
    return answer;
  }
}
