package io.tenantry.platform.data;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.tenantry.platform.web.Problems;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import org.jboss.logging.Logger;

/** 503 while the database is away. */
@Provider
public final class DatabaseUnavailableMapper extends ExceptionMapperBase<DatabaseUnavailable> {
  private static final Logger LOG = Logger.getLogger(DatabaseUnavailableMapper.class);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  @Override
  protected HttpProblem toProblem(DatabaseUnavailable failure) {
    LOG.warnf("The database does not answer: %s", failure.getCause());
    return Problems.unavailable(
        "database-unavailable",
        "We can't reach our records at the moment. Try again in a few seconds, with the same"
            + " Idempotency-Key if you sent one: nothing is done twice.",
        RETRY_AFTER);
  }
}
