package io.tenantry.platform.web;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.ext.Provider;

/** Input led to a number that cannot be: 422, where no check has named the field. */
@Provider
public final class ArithmeticMapper extends ExceptionMapperBase<ArithmeticException> {
  @Override
  protected HttpProblem toProblem(ArithmeticException exception) {
    return Problems.outOfRange(exception);
  }
}
