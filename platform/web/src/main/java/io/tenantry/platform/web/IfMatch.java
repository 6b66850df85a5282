package io.tenantry.platform.web;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/**
 * Version the client wants to change, as a {@code @BeanParam}. Without the header the newest one is
 * changed, whatever it is (RFC 9110 §13.1.1).
 */
public final class IfMatch {
  private static final String ANY = "*";

  @HeaderParam(HttpHeaders.IF_MATCH)
  @Parameter(description = "The ETag that was read; a newer one is answered with 412")
  String tags;

  static String tag(Versioned versioned) {
    return '"' + Long.toString(versioned.version()) + '"';
  }

  /**
   * Returns the current object if its version is the one the client read.
   *
   * @param current locked until the transaction ends
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 412 when it is not
   */
  public <T extends Versioned> T require(T current) {
    if (tags == null || names(tag(current))) {
      return current;
    }
    throw Problems.of(
        Status.PRECONDITION_FAILED,
        "changed-meanwhile",
        "Precondition Failed",
        "Somebody changed this since you read it; its ETag is %s now. Read it again, then repeat your change."
            .formatted(tag(current)));
  }

  private boolean names(String tag) {
    return Arrays.stream(tags.split(","))
        .map(String::strip)
        .anyMatch(named -> named.equals(ANY) || named.equals(tag));
  }
}
