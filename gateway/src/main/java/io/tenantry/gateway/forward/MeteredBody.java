package io.tenantry.gateway.forward;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;

/** A body counted while it streams through; it breaks off when it gets too large. */
final class MeteredBody implements ReadStream<Buffer> {
  private final ReadStream<Buffer> body;
  private final long largest;
  private long seen;
  private Handler<Throwable> failed = failure -> {};

  MeteredBody(ReadStream<Buffer> body, long largest) {
    this.body = body;
    this.largest = largest;
  }

  boolean isTooLarge() {
    return seen > largest;
  }

  @Override
  public ReadStream<Buffer> handler(Handler<Buffer> handler) {
    body.handler(handler == null ? null : part -> pass(part, handler));
    return this;
  }

  private void pass(Buffer part, Handler<Buffer> handler) {
    boolean before = isTooLarge();
    seen += part.length();
    if (!isTooLarge()) {
      handler.handle(part);
    } else if (!before) {
      failed.handle(new TooLarge());
    }
  }

  @Override
  public ReadStream<Buffer> exceptionHandler(Handler<Throwable> handler) {
    failed = handler == null ? failure -> {} : handler;
    body.exceptionHandler(handler);
    return this;
  }

  @Override
  public ReadStream<Buffer> endHandler(Handler<Void> handler) {
    body.endHandler(handler);
    return this;
  }

  @Override
  public ReadStream<Buffer> pause() {
    body.pause();
    return this;
  }

  @Override
  public ReadStream<Buffer> resume() {
    body.resume();
    return this;
  }

  @Override
  public ReadStream<Buffer> fetch(long amount) {
    body.fetch(amount);
    return this;
  }
}
