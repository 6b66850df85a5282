package io.tenantry.platform.data;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.tenantry.platform.web.Problems;
import jakarta.ws.rs.ext.Provider;

/** Answers 409 {@code illegal-move} with the moves that are possible. */
@Provider
public final class IllegalMoveMapper extends ExceptionMapperBase<IllegalMove> {
  @Override
  protected HttpProblem toProblem(IllegalMove refused) {
    return HttpProblem.builder(Problems.conflict("illegal-move", refused.getMessage()))
        .with("from", refused.from())
        .with("to", refused.to())
        .with("possible", refused.possible())
        .build();
  }
}
