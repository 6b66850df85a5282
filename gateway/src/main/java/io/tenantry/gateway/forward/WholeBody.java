package io.tenantry.gateway.forward;

import io.tenantry.gateway.refusal.Refusals;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/**
 * A request's body, read to its end before a service hears of it: a client that sends slowly, or
 * not at all, keeps nobody's connection. It is refused when it gets too large, or when its sender
 * or all together have too much here; how long it may take the connection's watch knows.
 */
final class WholeBody {
  private final HttpServerRequest request;
  private final Memory.Share memory;
  private final long largest;
  private final Promise<Buffer> whole = Promise.promise();
  private Buffer read = Buffer.buffer(0);

  private WholeBody(HttpServerRequest request, Memory.Share memory, long largest) {
    this.request = request;
    this.memory = memory;
    this.largest = largest;
  }

  /** Fails with a refusal when it is not taken. */
  static Future<Buffer> of(HttpServerRequest request, Memory.Share memory, long largest) {
    return new WholeBody(request, memory, largest).collect();
  }

  private Future<Buffer> collect() {
    if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
      request.headers().remove("Expect");
      request.response().writeContinue();
    }
    request
        .handler(this::add)
        .endHandler(end -> whole.tryComplete(read))
        .exceptionHandler(whole::tryFail);
    request.resume();
    return whole.future();
  }

  private void add(Buffer part) {
    if (whole.future().isComplete()) {
      return;
    }
    if (read.length() + part.length() > largest) {
      whole.tryFail(Refusals.tooLarge(largest));
    } else if (!memory.take(part.length())) {
      whole.tryFail(Refusals.busy());
    } else {
      read = read.length() == 0 ? part : together(part);
    }
  }

  private Buffer together(Buffer part) {
    return read.appendBuffer(part);
  }
}
