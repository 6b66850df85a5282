package io.tenantry.auth.keycloak;

/** The realm's policy does not take a password; the message says why, for the person. */
public final class PasswordRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PasswordRefused(String reason) {
    super(reason, null, false, false);
  }
}
