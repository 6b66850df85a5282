package io.tenantry.gateway.forward;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;

/**
 * An answer that is given again.
 *
 * @param since when it was received, in nanoseconds of {@link System#nanoTime}
 */
record KeptAnswer(String contentType, Buffer body, String tag, long since) {
  private static final int TAG_BYTES = 12;
  private static final int NOT_MODIFIED = 304;

  static KeptAnswer of(String contentType, Buffer body) {
    return new KeptAnswer(contentType, body, tag(body), System.nanoTime());
  }

  /** Answers a request; without the body if the client has it. */
  void give(HttpServerRequest request) {
    request.resume();
    var response = request.response();
    response
        .putHeader("Cache-Control", "no-cache")
        .putHeader("ETag", tag)
        .putHeader("Age", Long.toString(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - since)));
    if (tag.equals(request.getHeader("If-None-Match"))) {
      response.setStatusCode(NOT_MODIFIED).end();
    } else {
      response.putHeader("Content-Type", contentType).end(body);
    }
  }

  private static String tag(Buffer body) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(body.getBytes());
      return "\"" + HexFormat.of().formatHex(digest, 0, TAG_BYTES) + "\"";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
