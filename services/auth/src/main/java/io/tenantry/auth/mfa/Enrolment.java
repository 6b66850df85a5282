package io.tenantry.auth.mfa;

/**
 * What an authenticator app is set up with.
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
