package io.tenantry.auth.keycloak;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.tenantry.platform.web.Problems;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Signing in is impossible without Keycloak: 503, and when to try again. */
@Provider
public final class KeycloakUnavailableMapper extends ExceptionMapperBase<KeycloakUnavailable> {
  private static final Logger LOG = Logger.getLogger(KeycloakUnavailableMapper.class);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  @Override
  protected HttpProblem toProblem(KeycloakUnavailable failure) {
    LOG.warnf("Keycloak does not answer: %s", failure.getCause());
    return Problems.unavailable(
        "identity-unavailable",
        "Signing in is not possible at the moment. Try again in a few seconds.",
        RETRY_AFTER);
  }
}
