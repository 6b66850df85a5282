package io.tenantry.platform.web;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.ext.Provider;
import java.time.DateTimeException;

/** Input led to a day or time that there is not: 422, where no check has named the field. */
@Provider
public final class DateTimeMapper extends ExceptionMapperBase<DateTimeException> {
  @Override
  protected HttpProblem toProblem(DateTimeException exception) {
    return Problems.outOfRange(exception);
  }
}
