package io.tenantry.platform.data;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.tenantry.platform.web.Problems;
import io.vertx.pgclient.PgException;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import java.util.Set;

/** A value that the database cannot keep is bad input and no fault of ours. */
@Provider
public final class DataExceptionMapper extends ExceptionMapperBase<PgException> {
  /** SQLSTATE classes: data exceptions, program limits (such as a text too long for its index). */
  private static final Set<String> OUT_OF_RANGE = Set.of("22", "54");

  @Override
  protected HttpProblem toProblem(PgException refusal) {
    String state = Optional.ofNullable(refusal.getSqlState()).orElse("XX000");
    return OUT_OF_RANGE.contains(state.substring(0, 2))
        ? Problems.outOfRange(refusal)
        : HttpProblem.valueOf(Status.INTERNAL_SERVER_ERROR);
  }
}
