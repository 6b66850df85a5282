package io.tenantry.auth.keycloak;

/** Keycloak gives no tokens for what was presented; it never says what was wrong with it. */
public final class GrantRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  GrantRefused(Throwable cause) {
    super("Keycloak refused the grant", cause, false, false);
  }
}
