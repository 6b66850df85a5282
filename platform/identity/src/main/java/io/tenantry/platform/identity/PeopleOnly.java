package io.tenantry.platform.identity;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.Authenticated;
import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.identity.SecurityIdentity;
import io.tenantry.platform.web.Problems;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response.Status;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Keeps API keys to their permissions: an operation that asks for none ({@code @Authenticated}) is
 * about the caller's own account, and a key has none. So a new one of that kind is closed to keys
 * without anybody having to think of it.
 */
@ApplicationScoped
public class PeopleOnly {
  private static final List<Class<? extends Annotation>> OTHERWISE =
      List.of(
          PermissionsAllowed.class,
          PermissionsAllowed.List.class,
          PermitAll.class,
          RolesAllowed.class);
  private final SecurityIdentity identity;

  PeopleOnly(SecurityIdentity identity) {
    this.identity = identity;
  }

  /** Refuses a key what only people have. */
  @ServerRequestFilter
  public void refuseKeys(ResourceInfo operation) {
    if (identity.hasRole(Role.API_KEY) && isOfOwnAccount(operation)) {
      throw peopleOnly();
    }
  }

  /** The annotation of a method takes precedence over that of its class. */
  private static boolean isOfOwnAccount(ResourceInfo operation) {
    Method method = operation.getResourceMethod();
    if (method.isAnnotationPresent(Authenticated.class)) {
      return true;
    }
    return OTHERWISE.stream().noneMatch(method::isAnnotationPresent)
        && operation.getResourceClass().isAnnotationPresent(Authenticated.class);
  }

  private static HttpProblem peopleOnly() {
    return Problems.of(
        Status.FORBIDDEN,
        "people-only",
        "Forbidden",
        "An API key has no account of its own. Sign in as a person to do this.");
  }
}
