package io.tenantry.gateway.forward;

import io.tenantry.gateway.address.Addresses;
import io.tenantry.gateway.refusal.Refusal;
import io.tenantry.gateway.refusal.RequestIds;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** One request to one service: its body is read first, and what goes wrong becomes a problem. */
class Exchange implements ProxyInterceptor {
  private static final Set<String> NOT_PASSED_BACK =
      Set.of("connection", "keep-alive", "upgrade", "server", "x-request-id");
  private final long largestBody;
  private final Memory memory;
  private final int instances;

  /**
   * @param instances how many there are of the service
   */
  Exchange(long largestBody, Memory memory, int instances) {
    this.largestBody = largestBody;
    this.memory = memory;
    this.instances = instances;
  }

  @Override
  public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
    ProxyRequest request = context.request();
    HttpServerRequest client = request.proxiedRequest();
    String requestId = client.getHeader(RequestIds.HEADER);
    Future<ProxyResponse> answer =
        Bodies.isSent(client) ? readAndSend(context, client) : sendBare(context);
    return answer.recover(
        failure -> Future.succeededFuture(problem(request, requestId, Failures.of(failure))));
  }

  private Future<ProxyResponse> sendBare(ProxyContext context) {
    context.request().setBody(null);
    return send(context, Optional.empty());
  }

  /** Only now that all of the request is here a connection to the service is taken. */
  private Future<ProxyResponse> readAndSend(ProxyContext context, HttpServerRequest client) {
    Memory.Share share = memory.of(Addresses.subscriber(client.getHeader("X-Forwarded-For")));
    return WholeBody.of(client, share, largestBody)
        .compose(body -> sendWhole(context, body))
        .onComplete(answered -> share.release());
  }

  private Future<ProxyResponse> sendWhole(ProxyContext context, Buffer body) {
    context.request().setBody(Body.body(body));
    return send(context, Optional.of(body));
  }

  /** Asks; a read that broke off is harmless to ask again, of each instance once. */
  Future<ProxyResponse> send(ProxyContext context, Optional<Buffer> body) {
    HttpMethod method = context.request().getMethod();
    boolean harmless = method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
    return send(context, harmless && body.isEmpty() ? instances : 0);
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
