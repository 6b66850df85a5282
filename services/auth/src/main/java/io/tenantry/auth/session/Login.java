package io.tenantry.auth.session;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import java.util.Optional;

/**
 * Credentials. The password is Keycloak's to judge, so only its size is looked at.
 *
 * @param totp the one-time code, for accounts that have one
 * @param recoveryCode in its place, for who has lost their authenticator
 */
record Login(
    @NotBlank @Size(max = 255) String email,
    @NotBlank @Size(max = 128) String password,
    Optional<@Size(max = 16) String> totp,
    Optional<@Size(max = 32) String> recoveryCode) {

  Login {
    email = email == null ? null : email.trim().toLowerCase(Locale.ROOT);
    totp = totp == null ? Optional.empty() : totp;
    recoveryCode = recoveryCode == null ? Optional.empty() : recoveryCode;
  }

  boolean hasCode() {
    return totp.isPresent() || recoveryCode.isPresent();
  }

  @Override
  public String toString() {
    return "Login[" + email + "]";
  }
}
