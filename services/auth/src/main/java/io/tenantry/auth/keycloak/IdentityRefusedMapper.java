package io.tenantry.auth.keycloak;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.tenantry.platform.web.Problems;
import jakarta.ws.rs.ext.Provider;

/** Keycloak's refusals are the caller's to correct: 422, naming the field. */
@Provider
public final class IdentityRefusedMapper extends ExceptionMapperBase<IdentityRefused> {
  @Override
  protected HttpProblem toProblem(IdentityRefused refused) {
    return Problems.invalid(refused.field(), refused.getMessage());
  }
}
