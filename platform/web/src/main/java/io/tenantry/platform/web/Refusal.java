package io.tenantry.platform.web;

import io.quarkiverse.resteasy.problem.HttpProblem;

/**
 * A problem that is an answer and no defect: it has no stack trace, which would cost a service that
 * refuses thousands more than everything else about them.
 */
final class Refusal extends HttpProblem {
  private static final long serialVersionUID = 1L;

  Refusal(Builder problem) {
    super(problem);
  }

  @Override
  public Throwable fillInStackTrace() {
    return this;
  }
}
