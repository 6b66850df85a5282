package io.tenantry.gateway.forward;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyResponse;
import java.util.List;
import java.util.Optional;

/**
 * One request to several services, one after the other, until one knows what is asked for: jobs and
 * their runs have one address, and only the service that has a job knows it.
 */
final class Inquiry extends Exchange {
  static final String SERVICE = "service";
  private static final int NOT_FOUND = 404;
  private final List<String> services;

  Inquiry(long largestBody, Memory memory, List<String> services) {
    super(largestBody, memory, 1);
    this.services = services;
  }

  @Override
  Future<ProxyResponse> send(ProxyContext context, Optional<Buffer> body) {
    return ask(context, body, services, Optional.empty());
  }

  private Future<ProxyResponse> ask(
      ProxyContext context, Optional<Buffer> body, List<String> left, Optional<Throwable> silence) {
    List<String> others = left.subList(1, left.size());
    context.set(SERVICE, left.getFirst());
    context.request().setBody(body.map(Body::body).orElse(null));
    return context
        .sendRequest()
        .transform(
            asked -> {
              if (asked.failed()) {
                return next(context, body, others, Optional.of(asked.cause()));
              }
              ProxyResponse answer = asked.result();
              return answer.getStatusCode() == NOT_FOUND && !(others.isEmpty() && silence.isEmpty())
                  ? next(context, body, others, silence, answer)
                  : Future.succeededFuture(answer);
            });
  }

  private Future<ProxyResponse> next(
      ProxyContext context,
      Optional<Buffer> body,
      List<String> others,
      Optional<Throwable> silence,
      ProxyResponse unknowing) {
    unknowing.release();
    return next(context, body, others, silence);
  }

  /** Asks the next service, since a silent one may have been the owner of the answer. */
  private Future<ProxyResponse> next(
      ProxyContext context,
      Optional<Buffer> body,
      List<String> others,
      Optional<Throwable> silence) {
    return others.isEmpty()
        ? Future.failedFuture(silence.orElseThrow())
        : ask(context, body, others, silence);
  }
}
