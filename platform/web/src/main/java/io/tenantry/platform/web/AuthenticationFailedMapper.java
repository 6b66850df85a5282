package io.tenantry.platform.web;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.AuthenticationFailedException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.ext.Provider;

/** The problem library's own mapper fails with this Quarkus: it reads a field that is gone. */
@Provider
@Priority(1)
public final class AuthenticationFailedMapper
    extends ExceptionMapperBase<AuthenticationFailedException> {
  @Override
  protected HttpProblem toProblem(AuthenticationFailedException exception) {
    return Unauthenticated.problem();
  }
}
