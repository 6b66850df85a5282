package io.tenantry.auth.mfa;

/**
 * Secret for setting up an authenticator app.
 *
 * @param secret to be typed, Base32
 * @param otpauthUri to be scanned
 */
public record Enrolment(String secret, String otpauthUri) {
  @Override
  public String toString() {
    return "Enrolment";
  }
}
