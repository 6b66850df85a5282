package io.tenantry.e2e.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;

/** Answer of the gateway. {@code body} is missing-node when there was none. */
public record Answer(String request, int status, JsonNode body, HttpHeaders headers) {

  /** A header, empty when it is not there. */
  public String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  /** The id by which logs know the request. */
  public String requestId() {
    return header("X-Request-Id");
  }

  /**
   * This answer, when it has the status.
   *
   * @throws NotAsExpected with the problem the server told, otherwise
   */
  public Answer expect(int expected) {
    if (status != expected) {
      throw new NotAsExpected(
          "%s: expected status %d, got %d %s (request %s)"
              .formatted(request, expected, status, body, requestId()));
    }
    return this;
  }

  /** A text of the body by its name. */
  public String text(String name) {
    JsonNode value = body.path(name);
    if (value.isMissingNode() || value.isNull()) {
      throw new NotAsExpected(
          "%s: the answer has no %s: %s (request %s)".formatted(request, name, body, requestId()));
    }
    return value.asText();
  }

  /** The last part of a problem's type. */
  public String problem() {
    String type = body.path("type").asText("");
    return type.substring(type.lastIndexOf('/') + 1);
  }
}
