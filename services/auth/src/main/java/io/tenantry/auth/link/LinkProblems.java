package io.tenantry.auth.link;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.tenantry.platform.web.Problems;
import jakarta.ws.rs.core.Response.Status;

/** Reasons to refuse a link. */
final class LinkProblems {
  private LinkProblems() {}

  static HttpProblem expired() {
    return Problems.of(
        Status.GONE, "link-expired", "Gone", "This link has expired. Ask for a new one.");
  }

  static HttpProblem notValid() {
    return Problems.of(
        Status.GONE,
        "link-not-valid",
        "Gone",
        "This link was used already, is incomplete, or a newer one was sent. Use the newest, or ask"
            + " for a new one.");
  }
}
