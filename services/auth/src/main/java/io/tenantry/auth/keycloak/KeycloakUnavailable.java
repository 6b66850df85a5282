package io.tenantry.auth.keycloak;

/** Keycloak did not answer, or not as it should: nobody can log in for the moment. */
public final class KeycloakUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  KeycloakUnavailable(Throwable cause) {
    super("Keycloak does not answer", cause);
  }
}
