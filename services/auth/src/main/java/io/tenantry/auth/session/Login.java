package io.tenantry.auth.session;

import io.tenantry.auth.email.Emails;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;

/**
 * Credentials. The password is Keycloak's to judge, so only its size is looked at.
 *
 * @param totp the one-time code, for accounts that have one
 * @param recoveryCode in its place, for who has lost their authenticator
 */
record Login(
    @NotBlank @Size(max = 255) @Pattern(regexp = PRINTABLE, message = UNPRINTABLE) String email,
    @NotBlank @Size(max = 128) @Pattern(regexp = PRINTABLE, message = UNPRINTABLE) String password,
    Optional<@Size(max = 16) @Pattern(regexp = PRINTABLE, message = UNPRINTABLE) String> totp,
    Optional<@Size(max = 32) @Pattern(regexp = PRINTABLE, message = UNPRINTABLE) String>
        recoveryCode) {
  /** Keycloak's database takes no control characters, and fails where it meets one. */
  static final String PRINTABLE = "\\P{Cntrl}*";

  static final String UNPRINTABLE = "must not contain control characters";

  Login {
    email = Emails.canonical(email);
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
