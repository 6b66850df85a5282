package io.tenantry.platform.web;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;

/** Answers requests without a valid token. */
final class Unauthenticated {
  private Unauthenticated() {}

  static HttpProblem problem() {
    return HttpProblem.builder()
        .withTitle(Status.UNAUTHORIZED.getReasonPhrase())
        .withStatus(Status.UNAUTHORIZED)
        .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
        .build();
  }
}
