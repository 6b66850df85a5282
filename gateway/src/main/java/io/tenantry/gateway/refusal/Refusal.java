package io.tenantry.gateway.refusal;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request the gateway answers itself, as an RFC 9457 problem in the shape of the services'
 * problems.
 */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final String TYPES = "https://tenantry.io/problems/";

  /** The media type of {@link #body}. */
  public static final String MEDIA_TYPE = "application/problem+json";

  private final int status;
  private final String type;
  private final String title;
  private final TreeMap<String, String> headers = new TreeMap<>();

  /** A refusal; {@code detail} tells the person what to do. */
  public Refusal(int status, String type, String title, String detail) {
    super(detail, null, false, false);
    this.status = status;
    this.type = type;
    this.title = title;
  }

  /** With a header of the answer. */
  public Refusal with(String header, String value) {
    headers.put(header, value);
    return this;
  }

  /** With the time after which to try again, in whole seconds, at least one. */
  public Refusal retryAfter(Duration wait) {
    return with("Retry-After", Long.toString(Math.max(1, wait.plusMillis(999).toSeconds())));
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** Headers besides the content type. */
  public Map<String, String> headers() {
    return Map.copyOf(headers);
  }

  /** The problem as JSON. */
  public Buffer body(String requestId) {
    return new JsonObject()
        .put("type", TYPES + type)
        .put("title", title)
        .put("status", status)
        .put("detail", getMessage())
        .put("requestId", requestId)
        .toBuffer();
  }
}
