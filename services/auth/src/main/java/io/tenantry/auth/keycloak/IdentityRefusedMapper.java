package io.tenantry.auth.keycloak;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.tenantry.platform.web.Problems;
import jakarta.ws.rs.ext.Provider;

/** What Keycloak refuses is the caller's to mend: 422, naming the field. */
@Provider
public final class IdentityRefusedMapper extends ExceptionMapperBase<IdentityRefused> {
  @Override
  protected HttpProblem toProblem(IdentityRefused refused) {
    return Problems.invalid(refused.field(), refused.getMessage());
  }
}
