package io.tenantry.platform.web;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.validation.Violation;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.Response.StatusType;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * The refusals a service gives, as RFC 9457 problems. {@code type} is stable and part of the API;
 * {@code detail} tells the person what to do.
 */
public final class Problems {
  private static final Logger LOG = Logger.getLogger(Problems.class);
  private static final String TYPES = "https://tenantry.io/problems/";

  private Problems() {}

  /** It is not there, or it is not the caller's: nobody learns which. */
  public static HttpProblem notFound(String what) {
    return of(Status.NOT_FOUND, "not-found", "Not found", what + " was not found.");
  }

  /** A conflict with the current state. */
  public static HttpProblem conflict(String type, String detail) {
    return of(Status.CONFLICT, type, "Conflict", detail);
  }

  /** The caller is known but may not do this. */
  public static HttpProblem forbidden(String detail) {
    return of(Status.FORBIDDEN, "forbidden", "Forbidden", detail);
  }

  /** The input could be read but is not valid; every violation at once. */
  public static HttpProblem invalid(List<Violation> violations) {
    return new Refusal(
        base(422, "Unprocessable Content", "invalid-input")
            .withDetail("Correct the fields named in violations and send the request again.")
            .with("violations", violations));
  }

  /** One field of the body is not valid. */
  public static HttpProblem invalid(String field, String message) {
    return invalid(List.of(Violation.In.body.field(field).message(message)));
  }

  /**
   * A value that was sent passed every check and was still more than could be computed or kept. The
   * cause is logged: a check is missing.
   */
  public static HttpProblem outOfRange(Throwable cause) {
    LOG.warn("A request had a value out of range that no check named", cause);
    return new Refusal(
        base(422, "Unprocessable Content", "invalid-input")
            .withDetail(
                "A value is out of range. Check amounts, numbers, dates and texts, and send the"
                    + " request again."));
  }

  /** The input cannot be read at all. */
  public static HttpProblem unreadable(String detail) {
    return of(Status.BAD_REQUEST, "unreadable", "Bad request", detail);
  }

  /** A dependency is unavailable; says when to try again. */
  public static HttpProblem unavailable(String type, String detail, Duration retryAfter) {
    return later(Status.SERVICE_UNAVAILABLE, "Service Unavailable", type, detail, retryAfter);
  }

  /** More was asked than can be done; when to try again. */
  public static HttpProblem tooMany(String type, String detail, Duration retryAfter) {
    return later(Status.TOO_MANY_REQUESTS, "Too Many Requests", type, detail, retryAfter);
  }

  private static HttpProblem later(
      Status status, String title, String type, String detail, Duration retryAfter) {
    return new Refusal(
        base(status.getStatusCode(), title, type)
            .withDetail(detail)
            .withHeader(HttpHeaders.RETRY_AFTER, retryAfter.toSeconds()));
  }

  /** Any other refusal. */
  public static HttpProblem of(StatusType status, String type, String title, String detail) {
    return new Refusal(base(status.getStatusCode(), title, type).withDetail(detail));
  }

  static URI type(String name) {
    return URI.create(TYPES + name);
  }

  private static HttpProblem.Builder base(int status, String title, String type) {
    return HttpProblem.builder().withType(type(type)).withTitle(title).withStatus(status);
  }
}
