package io.tenantry.auth.keycloak;

/** Keycloak gives no tokens for what was presented; of credentials it never says what was wrong. */
public final class GrantRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final boolean reused;

  GrantRefused(Throwable cause, boolean reused) {
    super("Keycloak refused the grant", cause, false, false);
    this.reused = reused;
  }

  /** True for a genuine refresh token that had been used before: one of two was stolen. */
  public boolean isReuse() {
    return reused;
  }
}
