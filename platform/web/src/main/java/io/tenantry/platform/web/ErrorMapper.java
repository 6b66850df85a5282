package io.tenantry.platform.web;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Errors are no exceptions, and no answer of the framework either: people get a problem like any
 * other, 503 where memory was short.
 */
@Provider
public final class ErrorMapper extends ExceptionMapperBase<Error> {
  private static final Logger LOG = Logger.getLogger(ErrorMapper.class);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  @Override
  protected HttpProblem toProblem(Error error) {
    LOG.error("A request ended with an error", error);
    return error instanceof VirtualMachineError
        ? Problems.unavailable(
            "overloaded",
            "This was more than we can do at the moment. Try again in a few seconds, or send less.",
            RETRY_AFTER)
        : HttpProblem.valueOf(Status.INTERNAL_SERVER_ERROR);
  }
}
