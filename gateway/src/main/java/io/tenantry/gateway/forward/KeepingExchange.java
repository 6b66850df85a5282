package io.tenantry.gateway.forward;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyResponse;
import java.util.stream.Collectors;

/** An exchange whose answer is kept for others who ask the same. */
final class KeepingExchange extends Exchange {
  private static final String AS_OF = "as-of";
  private static final int OK = 200;
  private static final long LARGEST = 256 * 1024;
  private final KeptAnswers answers;

  KeepingExchange(long largestBody, Memory memory, int instances, KeptAnswers answers) {
    super(largestBody, memory, instances);
    this.answers = answers;
  }

  @Override
  public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
    context.set(AS_OF, answers.changes());
    return super.handleProxyRequest(context);
  }

  @Override
  public Future<Void> handleProxyResponse(ProxyContext context) {
    ProxyResponse response = context.response();
    return isWorthKeeping(response)
        ? whole(response.getBody()).compose(body -> keep(context, body))
        : super.handleProxyResponse(context);
  }

  private Future<Void> keep(ProxyContext context, Buffer body) {
    ProxyResponse response = context.response();
    KeptAnswer answer = KeptAnswer.of(response.headers().get("Content-Type"), body);
    answers.keep(context.request().proxiedRequest(), answer, context.<Long>get(AS_OF, Long.class));
    response
        .setBody(Body.body(body))
        .putHeader("ETag", answer.tag())
        .putHeader("Cache-Control", "no-cache");
    return super.handleProxyResponse(context);
  }

  /** Small, whole, and not said to differ by anything. */
  private static boolean isWorthKeeping(ProxyResponse response) {
    long length = response.getBody() == null ? -1 : response.getBody().length();
    return response.getStatusCode() == OK
        && length >= 0
        && length <= LARGEST
        && response.headers().contains("Content-Type")
        && !response.headers().contains("Set-Cookie")
        && !response.headers().contains("Content-Encoding");
  }

  private static Future<Buffer> whole(Body body) {
    Future<Buffer> collected =
        body.stream().collect(Collectors.reducing(Buffer.buffer(), KeepingExchange::together));
    body.stream().resume();
    return collected;
  }

  private static Buffer together(Buffer first, Buffer second) {
    return Buffer.buffer(first.length() + second.length()).appendBuffer(first).appendBuffer(second);
  }
}
