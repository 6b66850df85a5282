package io.tenantry.platform.identity;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Reads the caller from the identity that OIDC verified. */
@ApplicationScoped
public class CallerOfRequest {
  private final SecurityIdentity identity;

  CallerOfRequest(SecurityIdentity identity) {
    this.identity = identity;
  }

  /** The caller of the current request. */
  @Produces
  @RequestScoped
  public Caller caller() {
    if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
      throw new UnauthorizedException();
    }
    return new Caller(
        UUID.fromString(token.getSubject()),
        Optional.ofNullable(token.<String>getClaim("org")).map(UUID::fromString),
        identity.getRoles(),
        Optional.ofNullable(token.<String>getClaim("email")).orElse(""));
  }
}
