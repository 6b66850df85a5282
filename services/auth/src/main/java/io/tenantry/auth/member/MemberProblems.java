package io.tenantry.auth.member;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.tenantry.platform.web.Problems;
import jakarta.ws.rs.core.Response.Status;

/** Reasons to refuse an invitation, a role change or a removal. */
final class MemberProblems {
  private MemberProblems() {}

  static HttpProblem notFound() {
    return Problems.notFound("The member");
  }

  static HttpProblem alreadyMember() {
    return Problems.conflict(
        "already-member",
        "This person works for your organization already. Change their role instead.");
  }

  static HttpProblem worksElsewhere() {
    return Problems.conflict(
        "works-elsewhere",
        "This person works for another organization. They must leave it first, or use another"
            + " e-mail address for yours.");
  }

  static HttpProblem lastOwner() {
    return Problems.conflict(
        "last-owner", "This is the organization's only owner. Make somebody else an owner first.");
  }

  static HttpProblem onlyOwners() {
    return Problems.forbidden("Only an owner makes, changes or removes owners. Ask one of them.");
  }

  static HttpProblem withdrawn() {
    return Problems.of(
        Status.GONE,
        "invitation-withdrawn",
        "Gone",
        "This invitation was taken back. Ask the organization for a new one.");
  }
}
