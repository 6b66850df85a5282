package io.tenantry.auth.keycloak;

/** A credential somebody has; never its secret. */
record StoredCredential(String id, String type) {
  boolean isOneTimeCode() {
    return "otp".equals(type);
  }
}
