package io.tenantry.platform.identity;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.identity.SecurityIdentity;
import io.tenantry.platform.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response.Status;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Members of a suspended or cancelled organization read and do not write. Their tokens say so; auth
 * ends their sessions when it changes. Operations on their own account stay possible.
 */
@ApplicationScoped
public class RestrictedOrganizations {
  /** The claim, and Keycloak's attribute: {@code suspended} or {@code cancelled}, or absent. */
  public static final String CLAIM = "org_restriction";

  private static final Set<String> READING =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
  private static final String OWN_ACCOUNT = "/api/v1/auth/";

  private final SecurityIdentity identity;

  RestrictedOrganizations(SecurityIdentity identity) {
    this.identity = identity;
  }

  /** Refuses what would change something. */
  @ServerRequestFilter
  public void refuseWriting(ContainerRequestContext request) {
    if (!READING.contains(request.getMethod())
        && !request.getUriInfo().getPath().startsWith(OWN_ACCOUNT)) {
      restriction().ifPresent(RestrictedOrganizations::refuse);
    }
  }

  private Optional<String> restriction() {
    return identity.getPrincipal() instanceof JsonWebToken token
        ? Optional.ofNullable(token.getClaim(CLAIM))
        : Optional.empty();
  }

  private static void refuse(String restriction) {
    throw restriction.equals("cancelled") ? cancelled() : suspended();
  }

  private static HttpProblem suspended() {
    return Problems.of(
        Status.FORBIDDEN,
        "organization-suspended",
        "Forbidden",
        "Your organization is suspended: everything can be read, nothing changed. Its owner finds"
            + " the reason under billing; choose a plan or write to support to go on.");
  }

  private static HttpProblem cancelled() {
    return Problems.of(
        Status.FORBIDDEN,
        "organization-cancelled",
        "Forbidden",
        "Your organization's subscription is cancelled: everything can be read, nothing changed."
            + " Write to support to come back.");
  }
}
