package io.tenantry.platform.data;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.tenantry.platform.web.Problems;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;
import org.jboss.logging.Logger;

/** 503 while the database is away. */
@Provider
public final class DatabaseUnavailableMapper extends ExceptionMapperBase<DatabaseUnavailable> {
  private static final Logger LOG = Logger.getLogger(DatabaseUnavailableMapper.class);
  private static final int RETRY_AFTER_SECONDS = 2;

  @Override
  protected HttpProblem toProblem(DatabaseUnavailable failure) {
    LOG.warnf("The database does not answer: %s", failure.getCause());
    HttpProblem problem =
        Problems.of(
            Status.SERVICE_UNAVAILABLE,
            "database-unavailable",
            "Service Unavailable",
            "We can't reach our records at the moment. Try again in a few seconds, with the same"
                + " Idempotency-Key if you sent one: nothing is done twice.");
    return HttpProblem.builder(problem).withHeader("Retry-After", RETRY_AFTER_SECONDS).build();
  }
}
