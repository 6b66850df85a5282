package io.tenantry.auth.session;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;

/**
 * Authorization code that a browser brings back from Keycloak after a sign-in at a provider.
 *
 * @param codeVerifier of which Keycloak was given the SHA-256 (RFC 7636)
 * @param redirectUri where the code came to
 * @param totp of who has just been told to set up a second factor
 */
record CodeLogin(
    @NotBlank @Size(max = 2048) @Pattern(regexp = Login.PRINTABLE, message = Login.UNPRINTABLE)
        String code,
    @NotNull
        @Pattern(regexp = "[A-Za-z0-9._~-]{43,128}", message = "is no code verifier of RFC 7636")
        String codeVerifier,
    @NotBlank @Size(max = 2048) @Pattern(regexp = Login.PRINTABLE, message = Login.UNPRINTABLE)
        String redirectUri,
    Optional<@Pattern(regexp = "[0-9]{6}", message = "has six digits") String> totp) {
  CodeLogin {
    totp = totp == null ? Optional.empty() : totp;
  }

  @Override
  public String toString() {
    return "CodeLogin";
  }
}
