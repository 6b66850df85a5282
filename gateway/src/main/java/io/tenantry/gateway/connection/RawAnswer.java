package io.tenantry.gateway.connection;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.tenantry.gateway.browser.SecurityHeaders;
import io.tenantry.gateway.refusal.Refusal;
import io.tenantry.gateway.refusal.RequestIds;
import java.nio.charset.StandardCharsets;

/**
 * A refusal as bytes, for what never becomes a request: the last thing that is written on a
 * connection.
 */
final class RawAnswer {
  private RawAnswer() {}

  static ByteBuf of(Refusal refusal) {
    String requestId = RequestIds.fresh();
    byte[] body = refusal.body(requestId).getBytes();
    StringBuilder head = new StringBuilder("HTTP/1.1 ");
    head.append(HttpResponseStatus.valueOf(refusal.status())).append("\r\n");
    line(head, "Content-Type", Refusal.MEDIA_TYPE);
    line(head, "Content-Length", Integer.toString(body.length));
    line(head, "Connection", "close");
    line(head, "Cache-Control", "no-store");
    line(head, RequestIds.HEADER, requestId);
    SecurityHeaders.OF_EVERY_ANSWER.forEach((name, value) -> line(head, name, value));
    refusal.headers().entrySet().stream()
        .filter(header -> !header.getKey().equals("Connection"))
        .forEach(header -> line(head, header.getKey(), header.getValue()));
    head.append("\r\n");
    return Unpooled.wrappedBuffer(head.toString().getBytes(StandardCharsets.US_ASCII), body);
  }

  private static void line(StringBuilder head, String name, String value) {
    head.append(name).append(": ").append(value).append("\r\n");
  }
}
